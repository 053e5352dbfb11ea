// Any bytes as keys, sizes, the mouse and time, in any section of the course. What keys ask for is done at once, by the machine.

import Foundation
import Grid
import Lessons
import MicroPython
import Text
import Timeline
import Tutorial

enum Sittings {
    private static let course: Course = {
        do { return try Course.load(from: try Course.folder()) } catch { fatalError("\(error)") }
    }()

    /// The first byte chooses the section.
    static func play(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let place = CoursePlace(String(Int(first) % course.lessons.count), in: course)
        var sitting = Sitting(
            State(
                course: course, options: .init(theme: Theme(depth: .full), isPresenter: first & 0x80 != 0), columns: 80, rows: 24,
                progress: .init(), at: place))
        var input = bytes.dropFirst().makeIterator()
        while let event = Events.next(&input), !sitting.isOver { sitting.take(event) }
    }
}

/// What bytes mean.
private enum Events {
    private static let keys: [Key] = [
        .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .function(1),
        .function(5), .control("c"), .control("d"), .control("l"), .control("u"),
    ]

    /// 32 to 126 are characters; below them other keys; above them time, mouse, and sizes of two bytes.
    static func next(_ input: inout some IteratorProtocol<UInt8>) -> Event? {
        guard let byte = input.next() else { return nil }
        switch byte {
        case 0..<32: return .key(keys[Int(byte) % keys.count])
        case 32..<127: return .key(.character(Character(UnicodeScalar(byte))))
        case 127..<160: return .tick(milliseconds: 1 << (Int(byte) - 127))
        case 160..<192: return .interrupt
        case 192..<224:
            let kinds: [Mouse.Kind] = [.press, .wheelUp, .wheelDown]
            return .mouse(Mouse(kinds[Int(byte) % 3], column: Int(input.next() ?? 0), row: Int(input.next() ?? 0)))
        case 224..<250: return .resize(columns: Int(input.next() ?? 0), rows: Int(input.next() ?? 0))
        default: return .key(.character(["é", "漢", "\u{301}", "🙂", "\u{202e}", "\u{9b}"][Int(byte) - 250]))
        }
    }
}

private struct Sitting {
    private var state: State
    private var typed: [UInt8] = []
    private var prompt: (id: Int, board: String)?
    private var shown = 0
    private(set) var isOver = false

    init(_ state: State) {
        self.state = state
        perform(self.state.begin())
    }

    mutating func take(_ event: Event) {
        perform(update(&state, event))
        var grid = Grid(columns: state.columns, rows: state.rows)
        view(state, into: &grid)
        for cell in grid.cells { expect(!cell.character.unicodeScalars.contains(where: \.isControl), "a cell commands the terminal") }
    }

    private mutating func perform(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .quit: isOver = true
            case .run(let order): perform(update(&state, .run(order: order.id, Self.report(order))))
            case .look(let order):
                let image = Recorder(order.request).image(at: order.position, cancel: CancelFlag())
                perform(update(&state, .looked(image.map { Look(run: order.run, position: order.position, image: $0) })))
            case .walk(let order):
                perform(update(&state, .walked(run: order.run, Recorder(order.request).walk(ofCollection: order.start))))
            case .prompt(let order): serve(order)
            case .edit: perform(update(&state, .edited(failure: nil)))
            case .save(let order): perform(update(&state, .saved(.failed(order, "nothing is written here"))))
            case .resetCopy(let name, _): perform(update(&state, .copyReset(name: name, existed: false)))
            case .saveProgress, .suspend, .redraw, .cancelRun: break
            }
        }
    }

    /// Without a thread: all that was typed is run again at each key.
    private mutating func serve(_ order: PromptOrder) {
        switch order {
        case .start(let id, let board): (prompt, typed, shown) = ((id, board), [], 0)
        case .close: prompt = nil
        case .type(let bytes): typed += bytes
        }
        guard let prompt, let board = Board.named(prompt.board), typed.count < 60 else { return }
        let request = Timeline.RunRequest(board: board, typed: typed, maxSteps: 200_000)
        let run = Recorder(request).record()
        let output = run.history.recording.output(at: run.history.count)
        let news = Array(output.dropFirst(shown))
        shown = max(shown, output.count)
        perform(update(&state, .prompt(id: prompt.id, .printed(news))))
        let figures = RunFigures(run.history, outcome: .finished, seconds: Double(run.clock) / 1_000_000)
        perform(update(&state, .prompt(id: prompt.id, .waits(RunResult(history: run.history, figures: figures, request: request)))))
    }

    private nonisolated(unsafe) static var known: [String: RunResult] = [:]

    /// Each program is run once; what it shows is the same for all keys.
    private static func report(_ order: RunOrder) -> RunReport {
        do {
            return .finished(
                try order.programs.map { program in
                    let name = "\(program.request.board) \(program.policy) \(program.request.text)"
                    if let result = known[name] { return result }
                    let result = try ExerciseRun.record(program.request, policy: program.policy)
                    known[name] = result
                    return result
                })
        } catch {
            return .refused("\(error)")
        }
    }
}
