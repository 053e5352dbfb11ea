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
    if canEnd { pthread_exit(nil) }
    while true { sleep(.max) }
}

/// What a thread does.
private final class Work {
    let body: () -> Void

    init(_ body: @escaping () -> Void) { self.body = body }
}

/// A thread with a large stack that hands one value to the one that waits for it.
private final class Core<R>: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private(set) var result: R?

    func start(_ body: @escaping @Sendable () -> R) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, 256 << 20)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let work = Unmanaged.passRetained(
            Work {
                self.useSignalStack(true)
                self.end(body())
            })
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, &attributes,
            { work in
                if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
                return nil
            }, work.toOpaque())
        guard failure != 0 else { return }
        // Nobody can go on without the board, and waiting for it would be without end.
        let reason = String(cString: strerror(failure))
        let words = Array("picoheap: no thread can be made for the board (\(reason)); allow more memory or threads\n".utf8)
        _ = write(STDERR_FILENO, words, words.count)
        exit(1)
    }

    /// Where signals are handled on this thread, whoever handles them: a stack that has run out has no room for that.
    private let signalStack = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)

    deinit { signalStack.deallocate() }

    private func useSignalStack(_ isUsed: Bool) {
        var stack = stack_t()
        stack.ss_sp = signalStack.baseAddress
        stack.ss_size = signalStack.count
        stack.ss_flags = isUsed ? 0 : Int32(SS_DISABLE)
        sigaltstack(&stack, nil)
    }

    /// The thread has nothing to do any more.
    func end(_ result: R?) {
        useSignalStack(false)
        self.result = result
        done.signal()
    }

    func wait() {
        done.wait()
    }
}
