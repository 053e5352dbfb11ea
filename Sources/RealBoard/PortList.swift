// The serial ports of this machine at which a board may be. Linux: /dev/serial/by-id for names that stay, /sys for what the USB device says
// of itself. macOS: /dev/cu.*.

import Files
import Foundation

/// What a USB device says of itself.
public struct USBIdentity: Equatable, Sendable {
    /// `2e8a`: Raspberry Pi.
    public var vendor: String
    public var product: String
    /// The names of maker and product, where it has any.
    public var name: String
}

/// A port.
public struct PortEntry: Equatable, Sendable {
    /// `/dev/ttyACM0`
    public var device: String
    /// Its name under /dev/serial/by-id, which stays the same wherever it is plugged in; else the device.
    public var name: String
    public var usb: USBIdentity?
    /// What keeps this user from opening it.
    public var failure: PortFailure?

    /// The device says that MicroPython runs on it.
    public var isMicroPython: Bool {
        if let usb, usb.vendor == "2e8a" && usb.product == "0005" || usb.vendor == "f055" { return true }
        return (name + (usb?.name ?? "")).contains("MicroPython")
    }
}

/// All ports, and boards that have none because they wait for a firmware.
public struct PortList: Sendable {
    public private(set) var ports: [PortEntry] = []
    /// Picos that were plugged in with BOOTSEL held: drives, not boards.
    public private(set) var bootloaders = 0
    /// Where the devices are.
    public let folder: String

    /// Looks at the folder of devices, and at what the kernel knows of them. Opens nothing.
    public init(devices: String = "/dev", system: String = "/sys") {
        folder = devices
        let byID = devices + "/serial/by-id"
        for name in names(in: byID) {
            let link = URL(fileURLWithPath: byID).appendingPathComponent(name)
            add(link.resolvingSymlinksInPath().path, name: name, system)
        }
        for name in names(in: devices) where PortList.prefixes.contains(where: name.hasPrefix) {
            add("\(devices)/\(name)", name: nil, system)
        }
        let usb = system + "/bus/usb/devices"
        bootloaders = names(in: usb).count { PortList.isBootloader("\(usb)/\($0)") }
    }

    /// The one port that is meant where nobody names one: MicroPython's, or else the only one.
    public var onlyBoard: PortEntry? {
        let boards = ports.filter(\.isMicroPython)
        return boards.count == 1 ? boards[0] : boards.isEmpty && ports.count == 1 ? ports[0] : nil
    }

    private static let prefixes = ["ttyACM", "ttyUSB", "cu.usbmodem", "cu.usbserial", "cu.wchusbserial", "cu.SLAB_USBtoUART"]

    private mutating func add(_ device: String, name: String?, _ system: String) {
        let file = URL(fileURLWithPath: device).lastPathComponent
        guard !ports.contains(where: { URL(fileURLWithPath: $0.device).lastPathComponent == file }) else { return }
        var port = PortEntry(device: device, name: name ?? device, usb: PortList.usb(of: file, system))
        if access(device, R_OK | W_OK) != 0 {
            port.failure = errno == EACCES ? .refused(group: PortAccess.group(of: device)) : .system(FileFailure(code: errno))
        }
        ports.append(port)
    }

    /// The USB device that a tty belongs to: the nearest folder above its own that has a vendor.
    private static func usb(of tty: String, _ system: String) -> USBIdentity? {
        var folder = URL(fileURLWithPath: "\(system)/class/tty/\(tty)/device").resolvingSymlinksInPath()
        for _ in 0..<6 where folder.pathComponents.count > 2 {
            if let vendor = word(folder.path + "/idVendor"), let product = word(folder.path + "/idProduct") {
                let names = ["manufacturer", "product"].compactMap { word(folder.path + "/" + $0) }
                return USBIdentity(vendor: vendor, product: product, name: names.joined(separator: " "))
            }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }

    /// A RP2040's or RP2350's own loader.
    private static func isBootloader(_ folder: String) -> Bool {
        word(folder + "/idVendor") == "2e8a" && ["0003", "000f"].contains(word(folder + "/idProduct") ?? "")
    }

    private static func word(_ path: String) -> String? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        let line = text.split(separator: "\n").first.map(String.init) ?? ""
        return line.isEmpty ? nil : line
    }

    private func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }
}
