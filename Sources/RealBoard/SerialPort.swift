// A serial line, by termios: raw, ours alone, and never waited for without end. A pseudoterminal is one too.

import Files
import Foundation

/// An open port. What a read or a write waits for comes within a time limit, or the call throws; an unplugged board is an error, too.
///
/// At its end the line has the settings that it had before.
public final class SerialPort {
    public let path: String
    private let descriptor: Int32
    private let before: termios
    /// Asked now and then: whether reading and writing are to end with `PortFailure.interrupted`.
    public var isInterrupted: () -> Bool = { false }

    /// Bits per second that a line can have. On USB they mean nothing.
    public static let paces = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400]
    public static let usualPace = 115_200

    /// Opens a port for this process alone.
    public init(_ path: String, baud: Int = SerialPort.usualPace) throws(PortFailure) {
        self.path = path
        let opened = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard opened >= 0 else { throw SerialPort.failure(errno, path) }
        var settings = termios()
        guard tcgetattr(opened, &settings) == 0 else {
            close(opened)
            throw .noSerialPort
        }
        before = settings
        descriptor = opened
        guard isOurs() else {
            close(opened)
            throw .busy(holder: PortHolder.name(of: path))
        }
        cfmakeraw(&settings)
        settings.c_cflag |= tcflag_t(CLOCAL | CREAD)
        // The board is not to be reset when the line is closed.
        settings.c_cflag &= ~tcflag_t(HUPCL)
        if let speed = SerialPort.speeds[baud] { cfsetspeed(&settings, speed) }
        tcsetattr(opened, TCSANOW, &settings)
    }

    deinit {
        var settings = before
        tcsetattr(descriptor, TCSANOW, &settings)
        _ = ioctl(descriptor, SerialPort.sharedRequest)
        close(descriptor)
    }

    /// Whether nobody else has asked to be alone with it; then nobody else can from here on. Two kinds of asking are in use: a lock on
    /// the file (pyserial, and with it mpremote and Thonny), and the terminal's own, which root is not held to.
    private func isOurs() -> Bool {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return false }
        #if os(Linux)
            var isTaken: Int32 = 0
            if ioctl(descriptor, SerialPort.askExclusive, &isTaken) == 0, isTaken != 0 { return false }
        #endif
        return ioctl(descriptor, SerialPort.exclusiveRequest) == 0
    }

    // MARK: Bytes

    /// Writes all of it, before `limit` has gone by without a byte being taken.
    public func write(_ bytes: [UInt8], within limit: Duration) throws(PortFailure) {
        var rest = bytes[...]
        var end = ContinuousClock.now + limit
        while !rest.isEmpty {
            if isInterrupted() { throw .interrupted }
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
                end = .now + limit
            } else if count == 0 || SerialPort.isPassing(errno) {
                if try !wait(for: POLLOUT, until: end) { throw .stalled }
            } else {
                throw SerialPort.lost(errno)
            }
        }
    }

    /// What has come, as soon as something has; nothing where nothing came within `limit`.
    public func read(within limit: Duration) throws(PortFailure) -> [UInt8] {
        let end = ContinuousClock.now + limit
        while true {
            // Also while more comes than is waited for.
            if isInterrupted() { throw .interrupted }
            var code: Int32 = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, filled in
                let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
                (filled, code) = (max(0, count), count < 0 ? errno : count == 0 ? EIO : 0)
            }
            if !bytes.isEmpty { return bytes }
            guard SerialPort.isPassing(code) else { throw SerialPort.lost(code) }
            if try !wait(for: POLLIN, until: end) { return [] }
        }
    }

    /// Whether the line is ready before `end`. Looks now and then whether somebody wants the waiting to end.
    private func wait(for event: some BinaryInteger, until end: ContinuousClock.Instant) throws(PortFailure) -> Bool {
        while true {
            let left = (end - .now) / .milliseconds(1)
            guard left > 0 else { return false }
            var wish = pollfd(fd: descriptor, events: Int16(event), revents: 0)
            let ready = poll(&wish, 1, Int32(min(max(1, left), 50)))
            if ready > 0 { return true }
            if isInterrupted() { throw .interrupted }
            if ready < 0, errno != EINTR { throw SerialPort.lost(errno) }
        }
    }

    private static func isPassing(_ code: Int32) -> Bool { code == EINTR || code == EAGAIN || code == EWOULDBLOCK }

    /// What the driver says of a device that is no more.
    private static func lost(_ code: Int32) -> PortFailure {
        [EIO, ENXIO, ENODEV, EBADF].contains(code) ? .gone : .system(FileFailure(code: code))
    }

    private static func failure(_ code: Int32, _ path: String) -> PortFailure {
        switch code {
        case ENOENT, ENXIO, ENODEV, ENOTDIR: .absent
        case EACCES, EPERM: .refused(group: PortAccess.group(of: path))
        case EBUSY: .busy(holder: PortHolder.name(of: path))
        case EISDIR: .noSerialPort
        default: .system(FileFailure(code: code))
        }
    }

    private static let speeds: [Int: speed_t] = [
        1200: speed_t(B1200), 2400: speed_t(B2400), 4800: speed_t(B4800), 9600: speed_t(B9600), 19_200: speed_t(B19200),
        38_400: speed_t(B38400), 57_600: speed_t(B57600), 115_200: speed_t(B115200), 230_400: speed_t(B230400),
    ]

    // TIOCEXCL, TIOCNXCL and TIOCGEXCL, which not every system's headers give to Swift.
    #if os(Linux)
        private static let exclusiveRequest: UInt = 0x540c, sharedRequest: UInt = 0x540d, askExclusive: UInt = 0x8004_5440
    #else
        private static let exclusiveRequest: UInt = 0x2000_740d, sharedRequest: UInt = 0x2000_740e
    #endif
}
