// The lines that the prompt remembers: blocks on the heap that root pointers keep alive. shared/readline/readline.c.

import BlockHeap

extension VM {
    private static let historySize = 8

    private func historyRoot(_ index: Int) -> Address { RootPointer.replHistory0.address + UInt32(index) * 4 }

    /// Entry `index` of the history, 0 for the last line; nil where there is none.
    func history(_ index: Int) -> [UInt8]? {
        guard (0..<Self.historySize).contains(index), word(historyRoot(index)) != 0 else { return nil }
        let address = word(historyRoot(index))
        var count = 0
        while ram.load8(address + UInt32(count)) != 0 { count += 1 }
        return ram.bytes(address, count: count)
    }

    /// readline_push_history: remembers a line, unless it is empty or the same as the last one. Where there is no room, it is forgotten.
    func pushHistory(_ text: Address, count: Int) {
        let bytes = ram.bytes(text, count: count)
        guard !bytes.isEmpty, history(0) != bytes else { return }
        let copy = allocateMaybe(count + 1)
        guard copy != 0 else { return }
        ram.store(bytes, at: copy)
        for index in (1..<Self.historySize).reversed() { setWord(historyRoot(index), word(historyRoot(index - 1))) }
        setWord(historyRoot(0), copy)
    }
}
