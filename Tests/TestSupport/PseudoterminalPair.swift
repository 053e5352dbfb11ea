import Foundation
import Synchronization

/// The two ends of a terminal that no process leads.
public final class PseudoterminalPair: Sendable {
    public let master: Int32
    public let slave: Int32
    /// Where the slave can be opened once more.
    public let name: String
    private let isHungUp = Atomic<Bool>(false)

    public init() throws {
        // What posix_openpt, unlockpt and ptsname do on Linux; Swift's Glibc has none of them.
        let unlock: UInt = 0x4004_5431, askNumber: UInt = 0x8004_5430
        master = Foundation.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var locked: Int32 = 0, number: Int32 = 0
        guard master >= 0, ioctl(master, unlock, &locked) == 0, ioctl(master, askNumber, &number) == 0 else {
            throw CocoaError(.fileReadUnknown)
        }
        name = "/dev/pts/\(number)"
        slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    }

    deinit { hangUp() }

    /// Closes both ends, as a window or a line that is gone.
    public func hangUp() {
        guard !isHungUp.exchange(true, ordering: .sequentiallyConsistent) else { return }
        close(master)
        close(slave)
    }
}
