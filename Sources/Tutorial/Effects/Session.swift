// The loop: draw, wait, update, do what was asked for. One thread changes the state; work in the background reports through the mailbox.
import Grid

/// A sitting of one learner at one terminal.
public final class Session {
    public private(set) var state: State
    private let screen: any TerminalScreen
    private let mailbox: Mailbox
    private let runner: EffectRunner

    public init(
        state: State, screen: any TerminalScreen, mailbox: Mailbox, workspace: Workspace?, progressFile: ProgressFile?,
        background: Background = .threads()
    ) {
        self.state = state
        self.screen = screen
        self.mailbox = mailbox
        runner = EffectRunner(
            screen: screen, mailbox: mailbox, workspace: workspace, progressFile: progressFile, background: background)
    }

    /// Runs until somebody quits; returns the exit status.
    public func run(saying first: String? = nil) -> Int32 {
        var status = perform(state.begin())
        if let first { status = status ?? take(.failed(first)) }
        var lastTick = ContinuousClock.now
        while status == nil {
            draw()
            // What has been posted meanwhile has ended the wait, or is there before it.
            var events = mailbox.take()
            if events.isEmpty { events = screen.waitForEvents(atMost: state.wantsTick) + mailbox.take() }
            let now = ContinuousClock.now
            if state.wantsTick != nil {
                events.append(.tick(milliseconds: Int((now - lastTick) / .milliseconds(1))))
            }
            lastTick = now
            for event in events where status == nil { status = take(event) }
        }
        return status ?? 0
    }

    private func take(_ event: Event) -> Int32? { perform(update(&state, event)) }

    private func perform(_ effects: [Effect]) -> Int32? {
        for effect in effects {
            if let status = runner.perform(effect) { return status }
        }
        return nil
    }

    private func draw() {
        let size = screen.size
        var grid = Grid(columns: size.columns, rows: size.rows)
        view(state, into: &grid)
        screen.draw(grid)
    }
}
