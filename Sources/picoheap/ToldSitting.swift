// picoheap repl --tell: a sitting at the prompt that is recorded, and told in words when it is over.
import Foundation
import MicroPython
import Synchronization
import Timeline

struct ToldSitting {
    let board: Board
    let files: BoardFiles
    let selection: TellSelection
    let output: StandardOutput
    let mapFile: String?

    private var request: RunRequest {
        var request = RunRequest(board: board, typed: [], files: files, maxSteps: .max)
        request.watchesGarbage = selection.wants(.garbage)
        return request
    }

    private var job: RecordedRunJob {
        RecordedRunJob(
            request: request, output: output, name: "The prompt", selection: selection, saving: nil, moment: .end,
            mapFile: mapFile, traceFile: nil, stats: false, tellsSurvivors: false)
    }

    /// Takes what is to be typed from a pipe.
    func servePipe() -> Result<RunOutcome, RunProblem> { job.run() }

    /// Serves a terminal, until Ctrl-X is typed or nobody types any more; then the terminal is given back, and the sitting told.
    func serveTerminal(giveBack: () -> Void) -> Result<RunOutcome, RunProblem> {
        let latest = LatestRun(), output = output
        let prompt = LivePrompt(request) { report in
            switch report {
            case .printed(let bytes):
                output.write(bytes)
                output.flush()
            case .running: break
            case .waits(let run): latest.take(run, isOver: false)
            case .ended(let run): latest.take(run, isOver: true)
            }
        }
        let leave: UInt8 = 24
        Thread.detachNewThread {
            while let byte = Console.readByte(), byte != leave { prompt.type([byte]) }
            latest.end()
        }
        let run = latest.wait()
        prompt.close()
        giveBack()
        output.write([10])
        guard let run else { return .success(.stopped) }
        return job.finish(run)
    }
}

/// The run so far, as the prompt reports it from its own thread; and the end of the sitting.
private final class LatestRun: Sendable {
    private let run = Mutex<RecordedRun?>(nil)
    private let isOver = DispatchSemaphore(value: 0)

    func take(_ new: RecordedRun, isOver: Bool) {
        run.withLock { $0 = new }
        if isOver { end() }
    }

    func end() { isOver.signal() }

    /// Waits for the end; the last run that was reported.
    func wait() -> RecordedRun? {
        isOver.wait()
        return run.withLock { $0 }
    }
}
