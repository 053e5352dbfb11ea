// A board at its prompt, alive in the background: what is typed reaches it at once, and whenever it waits for more, everything that
// has happened so far can be looked at.

import Foundation
import MicroPython

/// What a living prompt has to say.
public enum PromptReport: Sendable {
    /// The board's console shows these bytes.
    case printed([UInt8])
    /// Code runs, and does not come to an end at once.
    case running(events: Int)
    /// The board waits for a key, and its heap has changed: the run so far. Its request, run again, comes to the same.
    case waits(RecordedRun)
    /// Nothing can be typed any more: the recording is full, a memory fault stopped the board, or the heap is too small to boot.
    case ended(RecordedRun)
}

/// A living prompt. All that it does, it does on threads of its own.
public final class LivePrompt: Sendable {
    private let keyboard = Keyboard()

    /// Switches the board of `request` on; its `input` is typed first. `report` is called on another thread.
    public init(_ request: RunRequest, report: @escaping @Sendable (PromptReport) -> Void) {
        var fresh = request
        fresh.isPrompt = true
        fresh.input = []
        fresh.maxSteps = .max
        let keyboard = keyboard
        Thread.detachNewThread { [fresh] in
            VM.onLargeStack {
                RecordingSession(fresh, limit: fresh.maxEvents, cancel: CancelFlag(), progress: { _ in }).serve(keyboard, report: report)
            }
        }
        if !request.input.isEmpty { keyboard.type(request.input) }
    }

    /// Types bytes, as a terminal sends them: Enter is CR. Ctrl-C, 3, stops what runs.
    public func type(_ bytes: [UInt8]) { keyboard.type(bytes) }

    /// Switches the board off. No report comes after what is on its way.
    public func close() { keyboard.close() }

    deinit { keyboard.close() }
}

/// What the thread of a living prompt keeps count of.
struct LiveSession {
    /// What has to be run to come to the same again.
    var request: RunRequest
    /// Looks at the cancel flag so far: the clock of interrupts.
    var looks = 0
    var printed: [UInt8] = []
    private var published = -1
    private var lastReport = ContinuousClock.now

    init(_ request: RunRequest) { self.request = request }

    mutating func takePrinted() -> [UInt8]? {
        defer { printed = [] }
        return printed.isEmpty ? nil : printed
    }

    /// Whether the heap has changed since the last time this was asked.
    mutating func publishes(_ position: Int) -> Bool {
        lastReport = .now
        defer { published = position }
        return position != published
    }

    /// Ten times a second while code runs.
    var isReportDue: Bool {
        mutating get {
            guard ContinuousClock.now - lastReport > .milliseconds(100) else { return false }
            lastReport = .now
            return true
        }
    }
}
