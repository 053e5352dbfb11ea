// A comparison in words: what differs first, and why, as far as is known.

import BlockHeap
import MicroPython
import Text
import Timeline

extension Comparison {
    /// A line each; ends of them are not broken.
    public var words: [String] {
        if isIncomplete {
            return ["not compared: on the machine the program asks for input, or does not come to an end"]
        }
        if isSame, case .same(let blocks) = after {
            return ["same: \(lineCount.counted("line")) of output, and all \(blocks.grouped) blocks of the heap at the end"]
        }
        return lineWords + mapWords + reasons.map { "why: " + $0 }
    }

    private var lineWords: [String] {
        guard let lines else { return ["output: \(lineCount.counted("line")), the same"] }
        let more = lines.count > 1 ? ", and \((lines.count - 1).grouped) more" : ""
        return [
            "output: line \(lines.number.grouped) differs\(more)\(lines.isOfNumbers ? ", in numbers alone" : "")",
            "  board    \(lines.board.map(\.printableLine) ?? "(over)")",
            "  machine  \(lines.machine.map(\.printableLine) ?? "(over)")",
        ]
    }

    private var mapWords: [String] {
        switch after {
        case .same(let blocks): ["map at the end: all \(blocks.grouped) blocks are the same"]
        case .unknown: ["map at the end: the board could not tell it"]
        case .otherSize(let board, let machine):
            ["map at the end: the board's heap has \(board.grouped) blocks, the machine's \(machine.grouped)"]
        case .differ(let blocks):
            [
                "map at the end: \(blocks.count.grouped) of \(blocks.blockCount.grouped) blocks differ, the first at "
                    + blocks.firstBlock.blockOffset,
                "  board    \(blocks.board)",
                "  machine  \(blocks.machine)",
            ]
        }
    }

    /// What is known to make a difference here. Of a board that is as the machine is, nothing.
    public var reasons: [String] {
        var reasons: [String] = []
        if !identity.isSameVersion {
            reasons.append(
                "the board runs \(identity.language) \(identity.version ?? "of an unknown version"), the machine is MicroPython "
                    + "\(Release.number): other versions make other objects")
        }
        if !identity.isKnownBoard {
            let name = identity.machine.map { $0.isEmpty ? "this board" : "“\($0.printableLine)”" } ?? "this board"
            reasons.append("the machine does not know \(name): it ran on `\(machine.name)`, with a heap as large, but another boot and "
                    + "other names in its ROM")
        }
        switch before {
        case .otherSize(let board, let machine):
            reasons.append("the heaps are not of one size: \(board.grouped) blocks and \(machine.grouped)")
        case .differ(let blocks):
            let more = blocks.moreUsed
            reasons.append(
                "before the run \(blocks.count.counted("block")) differed already"
                    + (more == 0 ? "" : "; \(abs(more).counted("block")) \(more > 0 ? "more" : "fewer") in use on the board") + keptWords)
        case .same, .unknown: break
        }
        if identity.isWiFiOn == true { reasons.append("Wi-Fi is on: it takes memory of the heap when it likes") }
        if lines?.isOfNumbers == true, source.contains("ticks_") || source.contains("time.") {
            reasons.append("the program looks at the clock, and the machine's is simulated")
        }
        let standIns = ["machine", "network", "umqtt", "neopixel", "dht"]
        if standIns.contains(where: { source.contains("import \($0)") || source.contains("from \($0)") }) {
            reasons.append("pins, sensors and the network are stand-ins on the machine")
        }
        if reasons.isEmpty, case .differ = after {
            reasons.append(
                "a word left over on the board's C stack may keep a block that is garbage; which words are left depends on the compiler "
                    + "that its firmware was built with")
        }
        return reasons
    }

    private var keptWords: String {
        var kept: [String] = []
        if identity.startFiles.contains("boot.py") { kept.append("its boot.py ran") }
        if beginning == .resume {
            if identity.startFiles.contains("main.py") { kept.append("its main.py may have run") }
            if identity.hasThonnysHelper { kept.append("Thonny's helper is there") }
            let names = identity.ownNames(but: FreshBoard(machine).names)
            if !names.isEmpty { kept.append("names at the prompt: \(names.prefix(8).joined(separator: ", ").printableLine)") }
        }
        return kept.isEmpty ? "" : " (\(kept.joined(separator: "; ")))"
    }
}
