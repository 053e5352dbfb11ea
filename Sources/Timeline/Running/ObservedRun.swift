// A run to which an observer of one's own listens: nothing is recorded, so it takes hardly longer than a run that nobody looks at.

import BlockHeap
import MicroPython

/// Runs a request once. Blocking, and to be called on the machine's thread (`VM.onLargeStack`).
final class ObservedRun {
    let request: RunRequest
    let machine: VM
    let finder: PlaceFinder
    private let loops: LoopFinder
    /// Called when the boot is over, before anything of the script is read.
    var whenScriptBegins: () -> Void = {}

    init(_ request: RunRequest, cancel: CancelFlag) {
        self.request = request
        machine = VM(board: request.board, files: request.files)
        finder = PlaceFinder(machine)
        loops = LoopFinder(machine)
        var unread = request.input[...]
        machine.input = { unread.popFirst() }
        machine.console = { _ in }
        machine.stepsLeft = request.maxSteps
        machine.isCancelled = { cancel.isSet }
        machine.phaseObserver = { [unowned self] number in
            if number == 3 { begin() }
        }
    }

    private func begin() {
        if case .threshold(let bytes) = request.policy { machine.heap.allocThreshold = max(bytes, 0) / Heap.blockSize }
        if request.policy == .everyTurn {
            machine.whenJumpedBack = { [unowned self] target in
                if loops.isOutermost(target) { machine.heap.collectFromOutside() }
            }
        }
        whenScriptBegins()
    }

    /// A collection may have freed code: its addresses mean something else from now on. The observer says so.
    func forget() {
        finder.forget()
        loops.forget()
    }

    func run(observedBy observer: HeapObserver) -> RunOutcome {
        machine.heap.observer = observer
        defer {
            machine.heap.observer = nil
            machine.phaseObserver = nil
            machine.whenJumpedBack = nil
        }
        return machine.run(request.source)
    }

    /// The board's functions that have been seen, by number.
    func functionName(_ number: Int) -> FunctionName {
        let function = finder.functions[number]
        return FunctionName(name: function.name, file: function.file)
    }
}
