// A board at its prompt, from power-on through soft resets until nobody types any more. ports/rp2/main.c.

import BlockHeap

extension VM {
    /// Boots the board and serves its prompt: reads `input`, writes `console`. Ctrl-D resets the board, as it does there.
    ///
    /// It ends with `.stopped` when `input` has no more to give, or when the run is cancelled; with `.raised` where the heap is too
    /// small to boot; with `.faulted` where the code that was typed damaged memory. Call it once on a new machine.
    public func runPrompt() -> RunOutcome {
        onCore { [unowned self] in servePrompt() } ?? ram.fault.map(RunOutcome.faulted) ?? .stopped
    }

    private func servePrompt() -> RunOutcome {
        isServingPrompt = true
        do throws(PythonError) {
            try start()
            hasBooted = true
            phase(3)
            while true {
                try serveUntilReset()
                try beginAnew()
            }
        } catch {
            return error == .stopped ? .stopped : .raised
        }
    }

    /// Runs the board's own files and serves the prompt until Ctrl-D or `sys.exit()` resets the board, or `machine.reset()` and its kin do,
    /// from anywhere in the code.
    private func serveUntilReset() throws(PythonError) {
        // Where nothing was typed before it fails, it would fail again.
        let (marks, typed) = (marks, typedCount)
        do throws(PythonError) {
            if try runStartFiles() != .exited {
                while try (isAtRawPrompt ? RawPrompt(self).run() : Prompt(self).run()) == .otherPrompt { isAtRawPrompt.toggle() }
            }
            try writeConsole(Array("MPY: soft reboot\n".utf8))
        } catch {
            if error != .stopped, typedCount > typed {
                restore(marks)
                try showFatal(error)
            } else if error != .stopped || !isResetting {
                throw error
            }
            isResetting = false
            isAtRawPrompt = false
        }
    }

    /// nlr_jump_fail: the prompt itself has raised something, MemoryError where a line has no room on a full heap. There a board hangs.
    private func showFatal(_ error: PythonError) throws(PythonError) {
        try writeConsole(Array("FATAL: uncaught exception \(String(error.exception.word, radix: 16))\n".utf8))
        try printException(.console, error.exception)
        try writeConsole(Array("(picoheap: a board hangs here until somebody resets it. This one is reset now.)\n".utf8))
    }

    /// boot.py and, where that was well and no tool is at the prompt, main.py: both only where somebody has written them.
    private func runStartFiles() throws(PythonError) -> TypedEnd {
        let end = try runFile("boot.py")
        return try end == .finished && !isAtRawPrompt ? runFile("main.py") : end
    }

    /// Everything on the heap is freed, and the runtime begins anew. Files stay, as they are on the flash.
    private func beginAnew() throws(PythonError) {
        frame = 0
        stackPointer = board.stackTop - stackCost.boot
        (runtime, native, strings, devices) = (Runtime(), NativeState(), Strings(index: rom.strings.index), Devices())
        heap.sweepAll()
        ram.fill(MemoryMap.rootsStart, count: RootPointer.allCases.count * 4)
        heap.isAutoCollectEnabled = true
        heap.allocThreshold = .max
        phase(2)
        try initialise()
        try bootPort()
    }
}
