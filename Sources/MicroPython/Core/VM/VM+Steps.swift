// The step budget, cancelling, and the scheduler: what the interpreter looks at now and then so that no loop runs for ever.
//
// A step is a jump, a call of a Python function, or an item that native code takes from an iterator. `ticks.left` counts down; at its
// end the budget and the cancel flag are asked, and timers that became due are found. A scheduled callback cuts the count short, and
// runs at the next jump. Whoever wants to be told of loops gets a count of one.
//
// Native code works between two steps, and how long is for the heap's contents to say: 64 bytes that it moves or looks through are as
// good as a step. What goes on for long by itself (printing, comparing, searching, big integers) counts with `countWork` and so can be
// stopped in its midst; the rest is found in `ram.work` at the next look. Time on the virtual clock passes with steps alone.

import BlockHeap

/// The countdown.
@usableFromInline struct Ticks {
    /// Steps until the next look; below 0 it is due.
    @usableFromInline var left = 0
    /// Steps that were given at the last look, less those taken back since.
    @usableFromInline var granted = 0
}

extension VM {
    /// One step. Throws `PythonError.stopped` when the run is over its budget or cancelled.
    @inline(__always) func countStep() throws(PythonError) {
        ticks.left &-= 1
        if ticks.left < 0 { try grantTicks() }
    }

    private static let bytesAStep = 64
    private static let workBetweenLooks = 1 << 20

    /// Native code has worked on `bytes` more. Throws `PythonError.stopped` as `countStep` does, and KeyboardInterrupt where Ctrl-C has
    /// come: call it where an exception does no harm.
    @inline(__always) func countWork(_ bytes: Int) throws(PythonError) {
        ram.addWork(bytes)
        if ram.work > Self.workBetweenLooks { try lookUpFromWork() }
    }

    /// The same where nothing can be thrown: the next jump looks up, if it was much.
    @inline(__always) func noteWork(_ bytes: Int) {
        ram.addWork(bytes)
        if ram.work > Self.workBetweenLooks { cutTicksShort() }
    }

    @inline(never) private func lookUpFromWork() throws(PythonError) {
        takeWork()
        if stepsLeft - (ticks.granted - ticks.left) <= workSteps || isResetting || isCancelled() { throw .stopped }
        if root(.pendingException) != 0 { try runPending() }
    }

    private func takeWork() { workSteps += ram.takeWork() / Self.bytesAStep }

    /// The countdown is over: asks the budget and the cancel flag, and begins a new one.
    @inline(never) func grantTicks() throws(PythonError) {
        stepsLeft -= ticks.granted
        passTime(steps: ticks.granted)
        ticks = Ticks()
        takeWork()
        if stepsLeft <= workSteps || isResetting || isCancelled() { throw .stopped }
        ticks.granted = isPending || whenJumpedBack != nil ? 1 : min(stepsBetweenLooks, stepsLeft - workSteps, stepsToAlarm)
        ticks.left = ticks.granted - 1
    }

    /// The same at a jump of Python code to `target`, where what is pending happens (`mp_handle_pending`).
    @inline(never) func handlePending(_ target: Address) throws(PythonError) {
        try grantTicks()
        if let whenJumpedBack, target <= CodeState(ram, Frame(ram, frame).codeState).ip { whenJumpedBack(target) }
        if isPending { try runPending() }
    }

    /// Makes the next jump look up.
    func cutTicksShort() {
        ticks.granted -= max(ticks.left, 0)
        ticks.left = 0
    }
}
