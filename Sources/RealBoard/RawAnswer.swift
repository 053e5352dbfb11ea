// What comes back when a program is run at the raw prompt.
//
//     output  ^D  traceback, if any  ^D  >
//     output  ^D  ^D  MPY: soft reboot  ...  >        where the program has reset the board
//
// A program may print ^D itself, so the answer is over only when nothing follows on what looks like its end.

/// An answer that is coming in.
struct RawAnswer {
    /// How it ended.
    enum Ending: Equatable { case finished, reset }

    /// What is held back: the first ^D that may be the end of the output, and all behind it.
    private var held: [UInt8] = []

    private static let mark: UInt8 = 4
    /// Longer than any traceback.
    private static let mostHeld = 1 << 16
    private static let reboot = Array("MPY: soft reboot\r\n".utf8)

    /// Takes bytes; returns those of them that are output for certain.
    mutating func take(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        if held.isEmpty {
            let end = bytes.firstIndex(of: RawAnswer.mark) ?? bytes.count
            output = Array(bytes[..<end])
            held = Array(bytes[end...])
        } else {
            held += bytes
        }
        let marks = held.indices.filter { held[$0] == RawAnswer.mark }
        // Two of them stand around the traceback; one further ahead was printed by the program.
        if marks.count > 2, endingNow != .reset { release(upTo: marks[marks.count - 2], to: &output) }
        if held.count > RawAnswer.mostHeld { release(upTo: held.count, to: &output) }
        return output
    }

    private mutating func release(upTo end: Int, to output: inout [UInt8]) {
        output += held[..<end]
        held.removeFirst(end)
    }

    /// How the answer has ended, if nothing follows any more.
    var endingNow: Ending? {
        if held.count >= 3, held.last == UInt8(ascii: ">"), held[held.count - 2] == RawAnswer.mark { return .finished }
        let isAtPrompt = held.suffix(1).elementsEqual(">".utf8) || held.suffix(4).elementsEqual(">>> ".utf8)
        return isAtPrompt && held.firstRange(of: RawAnswer.reboot) != nil ? .reset : nil
    }

    /// The traceback, empty where there is none. Meant once the answer is over.
    var error: [UInt8] {
        guard endingNow == .finished else { return [] }
        return Array(held[1..<(held.count - 2)])
    }

    /// Whether the board is at the prompt for people: a reset has left the raw one.
    var isAtFriendlyPrompt: Bool { held.suffix(4).elementsEqual(">>> ".utf8) }
}

/// Ends of lines as a board sends them, CR LF, become LF. The halves of one may come apart.
struct BoardLines {
    private var isHolding = false

    mutating func take(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 1)
        for byte in bytes {
            if isHolding, byte != 10 { out.append(13) }
            isHolding = byte == 13
            if !isHolding { out.append(byte) }
        }
        return out
    }

    mutating func finish() -> [UInt8] {
        defer { isHolding = false }
        return isHolding ? [13] : []
    }

    static func all(_ bytes: [UInt8]) -> [UInt8] {
        var lines = BoardLines()
        return lines.take(bytes) + lines.finish()
    }
}
