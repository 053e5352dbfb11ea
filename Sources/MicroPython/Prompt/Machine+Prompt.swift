// A board at its prompt, from power-on through soft resets until nobody types any more. ports/rp2/main.c.

import Heap

extension Machine {
    /// Boots the board and serves its prompt: reads `input`, writes `console`. Ctrl-D resets the board, as it does there.
    ///
    /// It ends with `.stopped` when `input` has no more to give, or when the run is cancelled; with `.raised` where the heap is too
    /// small to boot. Call it once on a new machine, on a thread with a large stack: see `onLargeStack`.
    public func runPrompt() -> RunOutcome {
        do throws(PythonError) {
            try start()
            hasBooted = true
            phase(3)
            while true {
                try Prompt(self).run()
                try softReset()
            }
        } catch {
            return error == .stopped ? .stopped : .raised
        }
    }

    /// What Ctrl-D does: everything on the heap is freed, and the runtime begins anew. Files stay, as they are on the flash.
    func softReset() throws(PythonError) {
        print("MPY: soft reboot\n")
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
        held = []
        recent.removeAll()
        heap.isAutoCollectEnabled = true
        heap.allocThreshold = .max
    }
}
