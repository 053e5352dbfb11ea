import Foundation
import TestSupport
import Testing
@testable import RealBoard

@Suite(.serialized) struct PortTests {
    @Test("What is no port is told") func others() throws {
        let folder = try TemporaryFolder()
        #expect(throws: PortFailure.absent) { try SerialPort(folder.path("none")) }
        let file = try folder.write("", to: "file")
        #expect(throws: PortFailure.noSerialPort) { try SerialPort(file) }
        #expect(throws: PortFailure.noSerialPort) { try SerialPort(folder.url.path) }
        #expect(throws: PortFailure.noSerialPort) { try SerialPort("/dev/null") }
    }

    @Test("Another program's port is not touched: neither where it is locked nor where it is taken") func busy() throws {
        let line = try PseudoterminalPair()
        let other = open(line.name, O_RDWR | O_NOCTTY)
        #expect(flock(other, LOCK_EX | LOCK_NB) == 0)
        #expect { try SerialPort(line.name) } throws: { if case .busy? = $0 as? PortFailure { true } else { false } }
        flock(other, LOCK_UN)
        _ = ioctl(other, UInt(0x540c))
        #expect { try SerialPort(line.name) } throws: { if case .busy? = $0 as? PortFailure { true } else { false } }
        _ = ioctl(other, UInt(0x540d))
        close(other)
        #expect(throws: Never.self) { try SerialPort(line.name) }
    }

    @Test("While it is open nobody else gets it, and afterwards its settings are as before") func settings() throws {
        func settings(_ line: PseudoterminalPair) -> [UInt8] {
            var settings = termios()
            tcgetattr(line.slave, &settings)
            return withUnsafeBytes(of: &settings) { Array($0) }
        }
        let line = try PseudoterminalPair()
        let before = settings(line)
        var port: SerialPort? = try SerialPort(line.name, baud: 9600)
        #expect(port != nil && settings(line) != before)
        #expect { try SerialPort(line.name) } throws: { if case .busy? = $0 as? PortFailure { true } else { false } }
        port = nil
        #expect(settings(line) == before)
    }

    @Test("Somebody else's chatter is no prompt; nothing at all is silence") func garbage() throws {
        var limits = RawPromptClient.Limits()
        limits.answer = .seconds(1)
        let silent = try PseudoterminalPair()
        #expect { try RawPromptClient(try SerialPort(silent.name), limits: limits) } throws: {
            if case .silent(1, _)? = $0 as? PortFailure { true } else { false }
        }
        let line = try PseudoterminalPair()
        let port = try SerialPort(line.name)
        let master = line.master
        let chatter = Thread {
            var seed: UInt32 = 1
            for _ in 0..<4000 {
                seed = seed &* 1_664_525 &+ 1_013_904_223
                var byte = UInt8(truncatingIfNeeded: seed >> 24)
                guard write(master, &byte, 1) == 1 else { return }
                usleep(500)
            }
        }
        chatter.start()
        #expect { try RawPromptClient(port, limits: limits) } throws: { if case .garbled? = $0 as? PortFailure { true } else { false } }
        while !chatter.isFinished { usleep(1000) }
    }

    @Test("A line that takes no bytes is told of in time") func stalled() throws {
        let line = try PseudoterminalPair()
        let port = try SerialPort(line.name)
        #expect(throws: PortFailure.stalled) { try port.write([UInt8](repeating: 65, count: 1 << 20), within: .milliseconds(300)) }
    }

    @Test("Ports are found once, with what their USB devices say") func list() throws {
        let folder = try TemporaryFolder()
        for name in ["ttyACM0", "ttyACM1", "ttyUSB0", "ttyS0", "null"] { try folder.write("", to: "dev/\(name)") }
        try FileManager.default.createDirectory(atPath: folder.path("dev/serial/by-id"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("dev/serial/by-id/usb-MicroPython_Board_in_FS_mode_e661-if00"), withDestinationPath: "../../ttyACM1")
        for (tty, vendor, product, name) in [("ttyACM1", "2e8a", "0005", "Board in FS mode"), ("ttyUSB0", "1a86", "7523", "USB Serial")] {
            let device = "sys/devices/usb1/\(tty)"
            try folder.write("\(vendor)\n", to: "\(device)/idVendor")
            try folder.write("\(product)\n", to: "\(device)/idProduct")
            try folder.write("\(name)\n", to: "\(device)/product")
            try FileManager.default.createDirectory(atPath: folder.path("\(device)/1.0"), withIntermediateDirectories: true)
            try FileManager.default.createDirectory(atPath: folder.path("sys/class/tty/\(tty)"), withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: folder.path("sys/class/tty/\(tty)/device"), withDestinationPath: folder.path("\(device)/1.0"))
        }
        let list = PortList(devices: folder.path("dev"), system: folder.path("sys"))
        #expect(list.ports.map { URL(fileURLWithPath: $0.device).lastPathComponent } == ["ttyACM1", "ttyACM0", "ttyUSB0"])
        #expect(list.ports.map(\.isMicroPython) == [true, false, false])
        #expect(list.ports[2].usb == USBIdentity(vendor: "1a86", product: "7523", name: "USB Serial"))
        #expect(list.onlyBoard?.device == list.ports[0].device)
        #expect(list.words[1].contains("MicroPython  ") && list.words[1].contains("e661-if00 (Board in FS mode, 2e8a:0005)"))
    }

    @Test("Without a port it is said what to look at; a Pico in its loader is no board") func none() throws {
        let folder = try TemporaryFolder()
        #expect(PortList(devices: folder.path("dev"), system: folder.path("sys")).words.joined().contains("some only charge"))
        try folder.write("2e8a\n", to: "sys/bus/usb/devices/1-1/idVendor")
        try folder.write("000f\n", to: "sys/bus/usb/devices/1-1/idProduct")
        let list = PortList(devices: folder.path("dev"), system: folder.path("sys"))
        #expect(list.bootloaders == 1 && list.words.joined().contains("BOOTSEL"))
    }
}
