// What `picoheap board` and `picoheap doctor` say of the ports.

import Text

extension PortEntry {
    /// Its device, the name that stays, and what the USB device calls itself.
    public var words: String {
        var words = device
        if name != device { words += ", \(name)" }
        if let usb, !usb.name.isEmpty { words += " (\(usb.name), \(usb.vendor):\(usb.product))" }
        return words.printableLine
    }
}

extension PortList {
    /// The ports, or that there is none; and what to look at.
    public var words: [String] {
        guard !ports.isEmpty else { return ["No port of a board is in \(folder)."] + absence.map { "  " + $0 } }
        var lines = ["\(ports.count) ports in \(folder); name the one that is meant, as in picoheap board \(ports[0].device):"]
        for port in ports {
            lines.append("  \(port.isMicroPython ? "MicroPython" : "unknown    ")  \(port.words)")
            if let failure = port.failure {
                lines.append("               \(failure)")
                lines += failure.advice(port: port.device).map { "               " + $0 }
            }
        }
        return lines
    }

    /// What to look at where a board is connected and no port is there.
    public var absence: [String] {
        if bootloaders > 0 {
            return [
                "a Pico was plugged in with BOOTSEL held: it is a drive now, and runs nothing",
                "plug it in again without the button; if it is new, copy MicroPython's .uf2 to the drive first",
            ]
        }
        return [
            "one is connected, but not here? Try another cable: some only charge",
            "a Pico without MicroPython has no port: plug it in with BOOTSEL held and copy MicroPython's .uf2 to its drive",
        ]
    }
}
