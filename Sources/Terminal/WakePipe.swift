// The pipe that ends the event loop's wait: signals write their number into it, work in the background a zero.
import Foundation

/// A pipe of which neither end ever blocks.
public final class WakePipe: Sendable {
    let reading: Int32
    let writing: Int32

    /// Fails where the system has no descriptors left.
    public init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        reading = ends[0]
        writing = ends[1]
    }

    deinit {
        close(reading)
        close(writing)
    }

    /// Wakes the loop, from any thread. A full pipe is a loop that will wake anyway.
    public func wake() {
        var byte: UInt8 = 0
        _ = write(writing, &byte, 1)
    }

    /// All bytes that wait, without zeros.
    func drain() -> [Int32] {
        var buffer = [UInt8](repeating: 0, count: 64)
        var numbers: [Int32] = []
        while true {
            let count = read(reading, &buffer, buffer.count)
            guard count > 0 else { return numbers }
            numbers += buffer[0..<count].filter { $0 != 0 }.map(Int32.init)
        }
    }
}
