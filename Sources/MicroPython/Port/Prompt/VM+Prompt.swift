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
            var isRaw = false
            while true {
                try serveUntilReset(&isRaw)
                try beginAnew()
            }
        } catch {
            return error == .stopped ? .stopped : .raised
        }
    }

    /// Runs the board's own files and serves the prompt until Ctrl-D or `sys.exit()` resets the board, or `machine.reset()` and its kin do,
    /// from anywhere in the code.
    private func serveUntilReset(_ isRaw: inout Bool) throws(PythonError) {
        do throws(PythonError) {
            if try runStartFiles(isRaw) != .exited {
                while try (isRaw ? RawPrompt(self).run() : Prompt(self).run()) == .otherPrompt { isRaw.toggle() }
            }
            try writeConsole(Array("MPY: soft reboot\n".utf8))
        } catch {
            guard error == .stopped, isResetting else { throw error }
            isResetting = false
            isRaw = false
        }
    }

    /// boot.py and, where that was well and no tool is at the prompt, main.py: both only where somebody has written them.
    private func runStartFiles(_ isRaw: Bool) throws(PythonError) -> TypedEnd {
        let end = try runFile("boot.py")
        return try end == .finished && !isRaw ? runFile("main.py") : end
    }

    /// Everything on the heap is freed, and the runtime begins anew. Files stay, as they are on the flash.
    private func beginAnew() throws(PythonError) {
        frame = 0
        stackPointer = board.stackTop - StackCost.boot
        stackRanges = []
        lexers = []
        held = []
        devices = Devices()
        heap.sweepAll()
        forgetRuntime()
        phase(2)
        try initialise()
        try bootPort()
    }

    /// mp_deinit, and the static data as mp_init begins with it.
    private func forgetRuntime() {
        ram.fill(MemoryMap.rootsStart, count: RootPointer.allCases.count * 4)
        qstrIndex = rom.strings.index
        internedPlaces = []
        localNames = [:]
        scheduler = Scheduler()
        emergencyBufferBytes = 0
        optimisationLevel = 0
        typedAhead = []
        interruptByte = nil
        openFiles = [:]
        folderListings = [:]
        exposedBuffers = []
        asyncContext = .null
        lentEnd = MemoryMap.lentStart
        recent.removeAll()
        heap.isAutoCollectEnabled = true
        heap.allocThreshold = .max
    }
}
