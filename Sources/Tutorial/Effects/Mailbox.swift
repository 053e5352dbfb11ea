// How work in the background reports: it puts an event here and wakes the loop, which takes the events out between two keys. The
// state itself is only ever touched by the loop.
import Synchronization

/// Events on their way to the loop, from any thread.
public final class Mailbox: Sendable {
    private let waiting = Mutex<[Event]>([])
    private let wake: @Sendable () -> Void

    /// - Parameter wake: ends the loop's wait; called on the poster's thread.
    public init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

    public func post(_ event: Event) {
        waiting.withLock { $0.append(event) }
        wake()
    }

    /// All events that have come, oldest first.
    public func take() -> [Event] {
        waiting.withLock { events in
            defer { events = [] }
            return events
        }
    }
}
