// What is known of a board, in sentences.

import BlockHeap
import MicroPython
import Text

extension BoardIdentity {
    /// A sentence each.
    public func words(port: String, wasRunning: Bool) -> [String] {
        var words = ["\(port.printableLine): \(name)."]
        if wasRunning { words.append("A program was running. It has been stopped; Ctrl-D at the prompt starts main.py again.") }
        if let fault { words.append("It could not tell all: \(fault.printableLine)") }
        if !startFiles.isEmpty {
            words.append("On its flash: \(startFiles.joined(separator: " and ")), run at each reset; what they make stays on the heap.")
        }
        let fresh = counterpart.map(FreshBoard.init)
        let own = ownNames(but: fresh?.names)
        if !own.isEmpty { words.append("Names at its prompt keep what they name: \(BoardIdentity.list(own)).") }
        if hasThonnysHelper { words.append("Thonny's helper is on its heap.") }
        let loaded = modules.filter { $0 != "__main__" && fresh?.modules.contains($0) != true }
        if !loaded.isEmpty { words.append("Modules that were loaded: \(BoardIdentity.list(loaded)).") }
        if let isWiFiOn { words.append("Wi-Fi is \(isWiFiOn ? "on" : "off").") }
        words.append(machineWords)
        if isKnownBoard, isSameVersion, let fresh, let map {
            let used = map.areas.reduce(0) { $0 + $1.usedBlocks } * Heap.blockSize
            words.append("In use: \(used.grouped) bytes; right after it is switched on a board like it has \(fresh.usedBytes.grouped).")
        }
        return words
    }

    /// The names that were bound since the board was switched on.
    func ownNames(but fresh: [String]?) -> [String] {
        names.filter { !["__name__", "__thonny_helper"].contains($0) && fresh?.contains($0) != true }
    }

    private static func list(_ names: [String]) -> String {
        let most = 12
        let more = names.count > most ? " and \((names.count - most).grouped) more" : ""
        return names.prefix(most).joined(separator: ", ").printableLine + more
    }

    /// `MicroPython 1.24.0 on Raspberry Pi Pico 2 W with RP2350`
    public var name: String {
        let what = language == "" || language == "micropython" ? "MicroPython" : language.printableLine
        let chip = machine.map { $0.isEmpty ? "a board without a name" : $0.printableLine } ?? "an unknown board"
        return "\(what) \((version ?? "of an unknown version").printableLine) on \(chip)"
    }

    /// How this board stands to the machine.
    private var machineWords: String {
        guard let counterpart else { return "The machine cannot be like it: its heap is told in another way, or is too large." }
        let size = isKnownBoard ? "" : ", with a heap as large"
        return isSameVersion
            ? "The machine is that version too; `\(counterpart.name)` is like this board\(size)."
            : "The machine is MicroPython \(Release.number), so maps differ; `\(counterpart.name)` is like this board\(size)."
    }
}
