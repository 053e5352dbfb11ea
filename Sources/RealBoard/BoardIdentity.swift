// What a board says of itself: version, chip, heap, and what it keeps. Asked at its raw prompt, with programs that bind no name there, so
// that what the learner has at the prompt stays as it was.

import BlockHeap
import MicroPython
import Timeline

/// What is known of a board. A part that it could not say, because its memory is full, say, is nil or empty.
public struct BoardIdentity: Sendable, Equatable {
    /// `micropython`, `circuitpython`.
    public var language = ""
    /// `1.24.0`
    public var version: String?
    /// `Raspberry Pi Pico 2 W with RP2350`
    public var machine: String?
    /// Its map as it was found, before anything else was asked.
    public var map: BoardMap?
    /// What is wrong with that map's text.
    public var mapProblems: [PasteProblem] = []
    /// The names at its prompt.
    public var names: [String] = []
    /// Modules that were loaded.
    public var modules: [String] = []
    /// Files of its flash that run by themselves: `boot.py`, `main.py`.
    public var startFiles: [String] = []
    /// Wi-Fi has been switched on; nil where it has none.
    public var isWiFiOn: Bool?
    /// What it raised in place of an answer.
    public var fault: String?

    /// Thonny defines a class of its own when it connects.
    public var hasThonnysHelper: Bool { names.contains("__thonny_helper") }

    /// Asks the board.
    public init(_ client: RawPromptClient) throws(PortFailure) {
        readMap(try client.ask(BoardIdentity.mapProgram))
        let about = try client.ask(
            "(lambda i:print(i[0],'.'.join(str(n) for n in i[1][:3])+('-'+i[1][3]if len(i[1])>3 and i[1][3]else''),"
                + "getattr(i,'_machine',''),sep='\\n'))(__import__('sys').implementation)")
        note(about)
        let lines = BoardIdentity.lines(about)
        if lines.count >= 3 {
            (language, version, machine) = (lines[0], lines[1], lines[2])
        }
        names = BoardIdentity.lines(try client.ask(BoardIdentity.namesProgram))
        modules = BoardIdentity.lines(try client.ask(BoardIdentity.modulesProgram))
        let files = BoardIdentity.lines(try client.ask("print(*__import__('os').listdir(),sep='\\n')"))
        startFiles = ["boot.py", "main.py"].filter(files.contains)
        // Elsewhere asking would switch it on.
        if machine?.contains(" W with RP2") == true {
            isWiFiOn = BoardIdentity.lines(try client.ask("print(__import__('network').WLAN(0).active())")).first == "True"
        }
    }

    /// Prints the map, and binds no name.
    public static let mapProgram = "__import__('micropython').mem_info(1)"

    fileprivate static let namesProgram = "print(*globals(),sep='\\n')"
    fileprivate static let modulesProgram = "print(*__import__('sys').modules,sep='\\n')"

    private mutating func readMap(_ answer: RawPromptClient.Answer) {
        note(answer)
        guard answer.error.isEmpty else { return }
        let paste = BoardPaste(answer.text)
        map = paste.maps.last
        mapProblems = paste.problems
    }

    private mutating func note(_ answer: RawPromptClient.Answer) {
        guard fault == nil, !answer.error.isEmpty else { return }
        fault = String(decoding: answer.error, as: UTF8.self).split(separator: "\n").last.map(String.init)
    }

    fileprivate static func lines(_ answer: RawPromptClient.Answer) -> [String] {
        answer.error.isEmpty ? answer.text.split(separator: "\n").map(String.init) : []
    }
}

// MARK: The machine beside it

/// What a machine has at its prompt when it has just been switched on and is asked as the board was.
struct FreshBoard {
    var usedBytes = 0
    var names: [String] = []
    var modules: [String] = []

    init(_ machine: Board) {
        let programs = [BoardIdentity.mapProgram, BoardIdentity.namesProgram, BoardIdentity.modulesProgram]
        let answers = MachinePeer(board: machine).run(programs.map { .program(Array($0.utf8)) })
        guard answers.count == programs.count else { return }
        usedBytes = BoardPaste(answers[0].text).maps.first.map { $0.areas.reduce(0) { $0 + $1.usedBlocks } * Heap.blockSize } ?? 0
        names = BoardIdentity.lines(answers[1])
        modules = BoardIdentity.lines(answers[2])
    }
}

extension BoardIdentity {
    /// The machine that is like this board: the same board, else one without a boot; with a heap as large as this one's. nil where the map
    /// does not tell how large it is, or the machine cannot have one of that size.
    public var counterpart: Board? {
        let known = Board.all.first { $0.boot == .flash && $0.firmware.machineName == machine }
        guard mapProblems.isEmpty, let map, map.areas.count == 1 else { return known }
        return (known ?? Board.named("plain"))?.with(blocks: map.blockCount)
    }

    /// Whether the machine is that very version.
    public var isSameVersion: Bool { version == Release.number }

    /// Whether the machine knows this very board, its heap and its boot.
    public var isKnownBoard: Bool { counterpart?.boot == .flash }
}

extension Board {
    /// The board with a heap of so many blocks; nil where its memory has no room for them.
    fileprivate func with(blocks wanted: Int) -> Board? {
        func blocks(_ bytes: Int) -> Int { Heap.layout(start: heapStart, end: heapStart + UInt32(bytes))?.blockCount ?? 0 }
        guard blocks(heapBytes) != wanted else { return self }
        // Beside each block stand two bits of the table and one of finalisers.
        let least = wanted * Heap.blockSize, most = least * 131 / 128 + 256
        guard wanted > 0, most <= Int(stackTop) - stackBytes - Int(heapStart) else { return nil }
        var board = self
        for bytes in stride(from: most, to: least, by: -4) where blocks(bytes) == wanted {
            board.heapBytes = bytes
            return board
        }
        return nil
    }
}
