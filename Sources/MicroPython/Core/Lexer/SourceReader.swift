// Where the lexer takes its bytes from. py/reader.h, mp_reader_t.

import BlockHeap

/// A source text, handed out piece by piece. One in memory leaves no trace on the heap; one in a file has a block there, which `close`
/// frees.
struct SourceReader {
    /// The reader's own block on the heap, which the lexer keeps alive; 0 for none.
    let address: Address
    /// The next bytes; none at the end, and not asked again then.
    let read: () throws(PythonError) -> [UInt8]
    /// Closes the file and frees the block. Called once, when the lexer is freed.
    let close: () throws(PythonError) -> Void

    init(
        address: Address, read: @escaping () throws(PythonError) -> [UInt8],
        close: @escaping () throws(PythonError) -> Void
    ) {
        self.address = address
        self.read = read
        self.close = close
    }

    /// mp_reader_new_mem on bytes outside the heap.
    init(_ source: [UInt8]) {
        var rest = source
        self.init(address: 0) { () throws(PythonError) -> [UInt8] in
            defer { rest = [] }
            return rest
        } close: { () throws(PythonError) in
        }
    }
}
