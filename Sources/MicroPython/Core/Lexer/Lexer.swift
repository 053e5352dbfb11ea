// The lexer's state, and its birth and death. py/lexer.c.
//
// `mp_lexer_t` in RAM, 116 bytes. While the lexer lives it is a root (`machine.lexers`). The pointers in it are current at every moment,
// since a collection follows them; the other words are brought up to date at each token:
//
//     +0  source name   +4 reader: data, readbyte, close   +16 three characters ahead   +28 the same, saved during an f-string's arguments
//     +40 line   +44 column   +48 INDENT/DEDENT tokens due   +52 open brackets   +56 indents: alloc, count, address
//     +68 token: line, column, kind   +80 token text: alloc, length, address, fixed
//     +96 f-string arguments: the same   +112 bytes of them read

import BlockHeap

/// Turns a source text into tokens, one at a time: `kind`, `text`, `line` and `column` are those of the current token.
final class Lexer {
    static let byteCount = 116
    private static let firstIndents = 10
    private static let moreIndents = 8
    private static let firstTextBytes = 32

    unowned(unsafe) let vm: VM
    let address: Address
    let sourceName: Qstr
    let reader: SourceReader

    var input: [UInt8] = []
    var inputIndex = 0
    var inputEnded = false

    /// The current character and the two after it; and those of the source, while the arguments of an f-string are read instead.
    var c0: SourceCharacter = "\0", c1: SourceCharacter = "\0", c2: SourceCharacter = "\0"
    var saved: (SourceCharacter, SourceCharacter, SourceCharacter) = ("\0", "\0", "\0")
    var currentLine = 1
    /// From 1; the three characters read ahead count up to there.
    var currentColumn = -2
    /// INDENT tokens still to be given out, or DEDENT tokens when negative.
    var dentsDue = 0
    /// Over 0 inside brackets, where line ends do not count.
    var bracketLevel = 0
    private var indentAlloc = firstIndents
    private var indentCount = 1
    private var indents: Address

    /// The token.
    var kind = Token.end
    private(set) var line = 0
    private(set) var column = 0
    let text: VStr
    /// `.format(...)`, as taken out of the f-strings of a token; read as source text after it.
    let formatArguments: VStr
    var formatArgumentsRead = 0

    /// mp_lexer_new: reads the first token too.
    init(_ vm: VM, _ sourceName: Qstr, _ reader: SourceReader) throws(PythonError) {
        self.vm = vm
        self.sourceName = sourceName
        self.reader = reader
        address = try vm.allocate(Self.byteCount)
        vm.setWord(address, sourceName.id)
        vm.setWord(address + 4, reader.address)
        indents = try vm.allocate(2 * Self.firstIndents)
        vm.setWord(address + 64, indents)
        text = try VStr(vm, capacity: Self.firstTextBytes)
        formatArguments = try VStr(vm, capacity: 0)
        vm.native.lexers.append(address)
        for _ in 0..<3 { try advance() }
        try next()
        if column != 1 && kind != .newline { kind = .indent }
    }

    /// mp_lexer_free.
    func free() throws(PythonError) {
        try reader.close()
        text.clear()
        formatArguments.clear()
        vm.free(indents)
        vm.free(address)
        vm.native.lexers.removeAll { $0 == address }
    }

    /// A lexer whose first token raised is left to the collector.
    deinit { vm.native.lexers.removeAll { $0 == address } }

    /// Sets where the token begins.
    func markTokenStart() { (line, column) = (currentLine, currentColumn) }

    // MARK: indentation

    var indent: Int { Int(vm.ram.load16(indents + UInt32(2 * (indentCount - 1)))) }

    func pushIndent(_ spaces: Int) throws(PythonError) {
        if indentCount >= indentAlloc {
            indents = try vm.reallocate(indents, 2 * (indentAlloc + Self.moreIndents))
            indentAlloc += Self.moreIndents
            vm.setWord(address + 64, indents)
        }
        indentCount += 1
        vm.ram.store16(indents + UInt32(2 * (indentCount - 1)), UInt16(truncatingIfNeeded: spaces))
    }

    func popIndent() { indentCount -= 1 }

    /// Brings the words in RAM up to date.
    func writeBack() {
        let ram = vm.ram
        func put(_ offset: UInt32, _ value: Int) { ram.store32(address + offset, UInt32(truncatingIfNeeded: value)) }
        for (index, c) in [c0, c1, c2, saved.0, saved.1, saved.2].enumerated() {
            ram.store32(address + 16 + 4 * UInt32(index), c.code)
        }
        put(40, currentLine)
        put(44, currentColumn)
        put(48, dentsDue)
        put(52, bracketLevel)
        put(56, indentAlloc)
        put(60, indentCount)
        put(68, line)
        put(72, column)
        put(76, Int(kind.rawValue))
        for (vstr, offset) in [(text, UInt32(80)), (formatArguments, 96)] {
            put(offset, vstr.capacity)
            put(offset + 4, vstr.count)
            ram.store32(address + offset + 8, vstr.buffer)
        }
        put(112, formatArgumentsRead)
    }
}

extension VM {
    /// mp_lexer_new: reads the first token; `parse` frees the lexer.
    func lexer(_ sourceName: Qstr, _ reader: SourceReader) throws(PythonError) -> Lexer {
        try Lexer(self, sourceName, reader)
    }
}
