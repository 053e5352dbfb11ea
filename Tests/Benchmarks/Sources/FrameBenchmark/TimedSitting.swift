// A learner at a pseudo-terminal whose every key is timed, from the key to the last byte of its frame.

import Foundation
import Grid
import Lessons
import Terminal
import Timeline
import Tutorial

struct TimedSitting {
    private var state: State
    private let terminal: PseudoTerminal
    private(set) var opening = TimeRow(name: "first frame of the run", milliseconds: [])
    private(set) var eventCount = 0
    /// The layers in the order in which `g` brings them, from the second on.
    let layers = ["layer 1", "layer 2", "layer 3", "layer 4", "layer 5", "layer 6"]

    init(_ terminal: PseudoTerminal, section: String) throws {
        self.terminal = terminal
        let lessons = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../../lessons").standardized
        let course = try Course.load(from: CourseFolder(lessons))
        state = State(
            course: course, options: .init(theme: Theme(depth: .full)), columns: 120, rows: 40, progress: .init(),
            at: CoursePlace(section, in: course))
        var effects = Self.read(update(&state, .key(.character("r"))), &state)
        while !effects.contains(where: { if case .run = $0 { true } else { false } }) {
            effects = Self.read(update(&state, .key(.enter)), &state)
        }
        for case .run(let order) in effects {
            let results = try order.programs.map { try ExerciseRun.record($0.request, policy: $0.policy) }
            eventCount = results.first?.history.count ?? 0
            opening.milliseconds = [frame(.run(order: order.id, .finished(results)))]
        }
        press(" ")
    }

    mutating func press(_ keys: String) {
        for key in keys { _ = frame(.key(.character(key))) }
    }

    /// Times each of some keys; `arrows` stands for the four of them, many times.
    mutating func time(_ name: String, _ keys: String) -> TimeRow {
        let pressed = keys == "arrows" ? (0..<80).map { [Key.down, .right, .right, .up, .left][$0 % 5] } : keys.map { Key.character($0) }
        return TimeRow(name: name, milliseconds: pressed.map { frame(.key($0)) })
    }

    /// Plays the whole run in each length for a second or so, a frame every 33 ms of its time.
    mutating func play() -> TimeRow {
        var times: [Double] = []
        press("0---")
        for _ in 0..<4 {
            press("0 ")
            for _ in 0..<30 where state.wantsTick != nil { times.append(frame(.tick(milliseconds: 33))) }
            while state.place != .panel { _ = frame(.key(.escape)) }
            if state.wantsTick != nil { press(" ") }
            press("+")
        }
        return TimeRow(name: "a frame while playing", milliseconds: times)
    }

    /// Milliseconds from an event to the last byte of its frame.
    private mutating func frame(_ event: Event) -> Double {
        let began = ContinuousClock.now
        let effects = update(&state, event)
        var grid = Grid(columns: 120, rows: 40)
        view(state, into: &grid)
        terminal.screen.draw(grid)
        let taken = (ContinuousClock.now - began) / .milliseconds(1)
        // No look into the memory is taken here: it is another thread's work.
        for case .look(let order) in effects { _ = update(&state, .looked(order: order.id, nil)) }
        return taken
    }

    /// Reads the programs that are asked for; returns what is asked for then.
    private static func read(_ effects: [Effect], _ state: inout State) -> [Effect] {
        var left: [Effect] = []
        for effect in effects {
            if case .read(let order) = effect { left += update(&state, .read(order: order.id, order.perform(nil))) } else { left.append(effect) }
        }
        return left
    }
}
