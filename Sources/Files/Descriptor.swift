// An open file, as the system knows it. Foundation's FileHandle stops the program where a disk is full or a stream is closed; here it is an
// error like others. A call that a signal has interrupted is made again, and a stream that is not ready is waited for.
import Foundation

/// A file descriptor. Whoever opened it closes it.
public struct Descriptor: Sendable {
    public let number: Int32

    public init(_ number: Int32) { self.number = number }

    /// Writes all of it, or throws why it could not.
    public func write(_ bytes: some Collection<UInt8>) throws(FileFailure) {
        let failure: FileFailure? = bytes.withContiguousStorageIfAvailable { put(UnsafeRawBufferPointer($0)) }
            ?? Array(bytes).withUnsafeBytes { put($0) }
        if let failure { throw failure }
    }

    private func put(_ bytes: UnsafeRawBufferPointer) -> FileFailure? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Foundation.write(number, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count < 0, isPassing(errno) {
                waitUntilReady(POLLOUT)
            } else {
                return count < 0 ? .last : FileFailure(code: ENOSPC)
            }
        }
        return nil
    }

    /// At most `most` bytes, waiting for the first; none at the end.
    public func read(atMost most: Int) throws(FileFailure) -> [UInt8] {
        while true {
            let bytes = try readIfReady(atMost: most)
            if let bytes { return bytes }
            waitUntilReady(POLLIN)
        }
    }

    /// At most `most` bytes; `nil` if there are none yet.
    func readIfReady(atMost most: Int) throws(FileFailure) -> [UInt8]? {
        var count = -1
        let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, filled in
            repeat { count = Foundation.read(number, buffer.baseAddress, most) } while count < 0 && errno == EINTR
            filled = max(0, count)
        }
        if count >= 0 { return bytes }
        if isPassing(errno) { return nil }
        throw .last
    }

    private func isPassing(_ code: Int32) -> Bool { code == EINTR || code == EAGAIN || code == EWOULDBLOCK }

    private func waitUntilReady(_ event: some BinaryInteger) {
        var wish = pollfd(fd: number, events: Int16(event), revents: 0)
        poll(&wish, 1, -1)
    }
}
