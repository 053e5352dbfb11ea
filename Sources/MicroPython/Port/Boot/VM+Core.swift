// The thread that a machine runs on: its core. It has room for the deepest recursion that the board allows, and a memory fault ends it, as
// a hard fault ends a board's core.
//
// Nothing unwinds at a fault: it can happen in any access, in functions that do not throw. So the thread ends where it is, and what its
// frames held is not given back. Whoever waits goes on and finds the machine as it was at the fault.

import Foundation
import BlockHeap

extension VM {
    /// Runs `body` on the core and waits for its end; `nil` where a memory fault stopped it.
    func onCore<R>(_ body: @escaping () -> R) -> R? {
        let core = Core<R>()
        ram.stopAtFault {
            core.end(nil)
            endThread()
        }
        nonisolated(unsafe) let body = body
        core.start { body() }
        core.wait()
        ram.stopAtFault { preconditionFailure("an access outside of the board's memory, after the run") }
        return core.result
    }

    /// Calls `body` on a thread whose stack has room for the deepest recursion that the board allows.
    public static func onLargeStack<R: Sendable>(_ body: @escaping @Sendable () -> R) -> R {
        let core = Core<R>()
        core.start(body)
        core.wait()
        return core.result!
    }
}

/// Ends the thread where it is. glibc does so with a library of the compiler's, and ends the whole process where a machine does not have it:
/// there the thread sleeps for good.
private func endThread() -> Never {
    #if os(Linux)
        let canEnd = dlopen("libgcc_s.so.1", RTLD_NOW) != nil
    #else
        let canEnd = true
    #endif
    if canEnd { Thread.exit() }
    while true { sleep(.max) }
}

/// A thread with a large stack that hands one value to the one that waits for it.
private final class Core<R>: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private(set) var result: R?

    func start(_ body: @escaping @Sendable () -> R) {
        let thread = Thread { self.end(body()) }
        thread.stackSize = 256 << 20
        thread.start()
    }

    func end(_ result: R?) {
        self.result = result
        done.signal()
    }

    func wait() {
        done.wait()
    }
}
