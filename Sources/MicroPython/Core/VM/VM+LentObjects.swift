// Objects that native code lends to Python for one call: the bytearray over a stream's buffer, the match of `re.sub`.
//
// On the board they lie on the C stack, and a program that keeps one has an address into whatever comes there next. Here they lie in
// static RAM of their own, innermost last, and are made empty when the call is over: what was kept is an empty object then.

import BlockHeap

extension VM {
    /// Runs `body` with the address of `byteCount` zeroed bytes that no collection scans. Raises RuntimeError where too many calls are
    /// nested.
    func lend<R>(_ byteCount: Int, _ body: (Address) throws(PythonError) -> R) throws(PythonError) -> R {
        let address = native.lentEnd
        let end = address + UInt32(byteCount + 3) & ~3
        if end > MemoryMap.lentEnd { throw recursionError() }
        native.lentEnd = end
        defer { native.lentEnd = address }
        ram.fill(address, count: byteCount)
        return try body(address)
    }
}
