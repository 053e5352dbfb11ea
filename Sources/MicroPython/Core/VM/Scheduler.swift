// What happens between two instructions: a KeyboardInterrupt from outside, and functions handed to micropython.schedule.
// py/scheduler.c. The queue is a ring of (function, argument) pairs among the root pointers.

import BlockHeap

/// The scheduler's counters.
struct Scheduler {
    /// Pairs that the queue holds (MICROPY_SCHEDULER_DEPTH).
    static let depth = 8

    /// The next pair to run, and how many wait.
    var first = 0
    var count = 0
    /// A callback runs: no other one may begin.
    var isLocked = false
}

extension VM {
    var isPending: Bool {
        root(.pendingException) != 0 || (runtime.scheduler.count > 0 && !runtime.scheduler.isLocked)
    }

    /// mp_sched_schedule. RuntimeError when the queue is full.
    func schedule(_ function: Obj, _ argument: Obj) throws(PythonError) {
        guard scheduleIfRoom(function, argument) else { throw error(.runtimeError, "schedule queue full") }
    }

    /// The same for the chip's interrupts: where the queue is full the call is lost, and the result is false.
    @discardableResult func scheduleIfRoom(_ function: Obj, _ argument: Obj) -> Bool {
        guard runtime.scheduler.count < Scheduler.depth else { return false }
        let slot = schedulerSlot(runtime.scheduler.first + runtime.scheduler.count)
        setObj(slot, function)
        setObj(slot + 4, argument)
        runtime.scheduler.count += 1
        cutTicksShort()
        return true
    }

    /// Ctrl-C: KeyboardInterrupt is raised at the next jump of Python code.
    public func interrupt() {
        let exception = RootPointer.keyboardException.address
        setWord(exception, TypeID.keyboardInterrupt.address)
        setWord(exception + 4, 0)
        setWord(exception + 8, 0)
        setObj(exception + 12, emptyTuple)
        setRoot(.pendingException, exception)
        cutTicksShort()
    }

    /// Whether Ctrl-C interrupts what runs: not where `micropython.kbd_intr` has turned that off.
    public var heedsControlC: Bool { runtime.interruptByte == Prompt.Control.c }

    private func schedulerSlot(_ index: Int) -> Address {
        RootPointer.schedulerQueue0.address + UInt32(index % Scheduler.depth) * 8
    }

    /// mp_handle_pending: raises the pending exception, or runs one callback, if there is any. An exception in it is printed, no more.
    func runPending() throws(PythonError) {
        guard isPending else { return }
        let exception = Obj(word: root(.pendingException))
        if !exception.isNull {
            setRoot(.pendingException, 0)
            throw PythonError(exception)
        }
        let slot = schedulerSlot(runtime.scheduler.first)
        let (function, argument) = (obj(slot), obj(slot + 4))
        runtime.scheduler.first = (runtime.scheduler.first + 1) % Scheduler.depth
        runtime.scheduler.count -= 1
        runtime.scheduler.isLocked = true
        defer { runtime.scheduler.isLocked = false }
        let marks = marks
        do throws(PythonError) {
            _ = try call(function, argument)
        } catch {
            if error == .stopped { throw error }
            restore(marks)
            try printException(.console, error.exception)
        }
    }
}
