// A board at its prompt, from power-on through soft resets until nobody types any more. ports/rp2/main.c.

import Heap

extension Machine {
    /// Boots the board and serves its prompt: reads `input`, writes `console`. Ctrl-D resets the board, as it does there.
    ///
    /// It ends with `.stopped` when `input` has no more to give, or when the run is cancelled; with `.raised` where the heap is too
    /// small to boot; with `.faulted` where the code that was typed damaged memory. Call it once on a new machine.
    public func runPrompt() -> RunOutcome {
        onCore { [unowned self] in servePrompt() } ?? ram.fault.map(RunOutcome.faulted) ?? .stopped
    }

    private func servePrompt() -> RunOutcome {
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

    /// Serves the prompt until Ctrl-D or `sys.exit()` resets the board, or `machine.reset()` and its kin do, from anywhere in the code.
    private func serveUntilReset() throws(PythonError) {
        do throws(PythonError) {
            try Prompt(self).run()
            print("MPY: soft reboot\n")
        } catch {
            guard error == .stopped, isResetting else { throw error }
            isResetting = false
        }
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
