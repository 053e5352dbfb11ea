/// A thing that the board's processor or its allocator cannot do: it stops a real board ("hard fault") or damages more memory.
///
/// Programs that stay inside the language never cause one. A program that writes through a memoryview whose bytearray has moved does:
/// it changes words that belong to other objects, and then the machine follows an address that never was one.
public struct MemoryFault: Error, Equatable, Sendable {
    public enum Access: Sendable {
        /// A read, a write, outside of the board's memory.
        case read, write
        /// A call of something that is no code.
        case call
        /// The allocator was given an address at which nothing was allocated.
        case release
        /// A chain of objects that leads back to itself was followed.
        case chain
    }

    /// Where the damaged program wanted to go.
    public let address: Address
    public let access: Access

    public init(address: Address, access: Access) {
        self.address = address
        self.access = access
    }
}

extension MemoryFault: CustomStringConvertible {
    /// For the learner.
    public var description: String {
        let place = "0x" + String(address, radix: 16)
        let deed =
            switch access {
            case .read: "it read at \(place), where the board has no memory"
            case .write: "it wrote at \(place), where the board has no memory"
            case .call: "it called what lies at \(place), which is no function"
            case .release: "it gave back \(place), where nothing was allocated"
            case .chain: "it followed objects from one to the next, at \(place), and there is no end to them"
            }
        let end = access == .chain ? "a board would hang here" : "a board would stop here with a hard fault"
        return "memory fault: the program has written over memory that it does not own, and then \(deed); \(end)"
    }
}

/// What a window keeps beside its bytes, the same for all its views.
@usableFromInline
struct WindowRecord {
    /// Bytes of work that nobody has asked for yet. See `RAM.addWork`.
    @usableFromInline var work = 0
    var fault: MemoryFault?
    var stop: () -> Never = { preconditionFailure("an access outside of the board's memory") }
}

/// Faults. There is at most one: the core stops at it, as on the board.
extension RAM {
    /// The fault that the core stopped at.
    public var fault: MemoryFault? { record.pointee.fault }

    /// What stops the core at a fault: it must end the thread that it is called on. Without it a fault is ours, and traps.
    public func stopAtFault(_ stop: @escaping () -> Never) {
        record.pointee.stop = stop
    }

    /// The core stops here.
    @inline(never)
    public func fault(_ address: Address, _ access: MemoryFault.Access) -> Never {
        record.pointee.fault = MemoryFault(address: address, access: access)
        record.pointee.stop()
    }
}
