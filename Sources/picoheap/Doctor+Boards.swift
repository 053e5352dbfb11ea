// What the doctor finds of real boards: their serial ports. The course needs none; `picoheap map` shows what one has printed.

import Foundation

extension Finding {
    static func boards(in folder: String) -> [Finding] {
        let ports = serialPorts(in: folder)
        guard !ports.isEmpty else {
            return [
                Finding(
                    .ok, "boards", "no port of one in \(folder); the course needs none",
                    "one is connected, but not here? Try another cable: some only charge"),
            ]
        }
        return ports.map { port in
            let name = port.name == port.device ? port.device : "\(port.device), \(port.name)"
            if access(port.device, R_OK | W_OK) == 0 { return Finding(.ok, "board", name) }
            let reason = String(cString: strerror(errno))
            let group = (try? FileManager.default.attributesOfItem(atPath: port.device))?[.groupOwnerAccountName] as? String
            return Finding(
                .note, "board", "\(name): \(reason)",
                "ask for membership of the group \(group ?? "that owns it"), then log in again:",
                "sudo usermod -a -G \(group ?? "dialout") \(NSUserName())")
        }
    }

    /// The ports of boards: what /dev/serial/by-id names, and ports of its kind that it does not.
    private static func serialPorts(in folder: String) -> [(device: String, name: String)] {
        let byID = folder + "/serial/by-id"
        var ports: [(device: String, name: String)] = names(in: byID).map { name in
            let link = URL(fileURLWithPath: byID).appendingPathComponent(name)
            return (link.resolvingSymlinksInPath().path, name)
        }
        for name in names(in: folder) where name.hasPrefix("ttyACM") || name.hasPrefix("cu.usbmodem") {
            let device = folder + "/" + name
            if !ports.contains(where: { $0.device.hasSuffix("/" + name) }) { ports.append((device, device)) }
        }
        return ports
    }

    private static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }
}
