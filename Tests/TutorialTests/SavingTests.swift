import Foundation
import Grid
import TestSupport
import Testing
import Timeline
@testable import Tutorial

@Suite struct SavingTests {
    /// The panel after a run of the played kind.
    private func ran() throws -> State {
        var state = try sitting()
        state.type("r")
        guard case .run(let order) = state.press(.enter).last else { throw Missing() }
        _ = update(&state, .run(order: order.id, .finished([PlayedRun.result(blocks: 1024, turns: 60)])))
        state.type(" ")
        return state
    }

    private struct Missing: Error {}

    private func order(_ effects: [Effect]) throws -> SaveOrder {
        for case .save(let order) in effects { return order }
        throw Missing()
    }

    /// A folder that is gone afterwards.
    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = try TemporaryFolder()
        try withExtendedLifetime(folder) { try body(folder.url) }
    }

    private func retyped(_ state: inout State, _ name: String) -> [Effect] {
        for _ in 0..<80 { state.press(.backspace) }
        state.type(name)
        return state.press(.enter)
    }

    @Test("A key, a number and a name save each of the four things") func four() throws {
        try inFolder { folder in
            let expected: [(String, (String) -> Bool)] = [
                ("1", { $0.contains("GC: total: ") && $0.contains("GC memory layout; from ") }),
                ("2", { $0.hasPrefix("{\"event\":1,") && $0.hasSuffix("}\n") }),
                ("3", { $0.hasPrefix("event,kind,line,free_bytes,biggest_hole_bytes\n0,start,,") }),
                ("4", { $0.hasPrefix("<?xml") && $0.contains("FREE") && !$0.contains("What shall be saved") }),
            ]
            for (key, holds) in expected {
                var state = try ran()
                state.type("s\(key)")
                #expect(state.place == .entry)
                let file = folder.appendingPathComponent("thing-\(key)")
                let report = try order(retyped(&state, file.path)).perform()
                guard case .written = report else { Issue.record("\(report)"); continue }
                _ = update(&state, .saved(report))
                #expect(state.message?.text.hasSuffix("thing-\(key)") == true && state.message?.isWarning == false && state.place == .panel)
                let text = try String(contentsOf: file, encoding: .utf8)
                #expect(holds(text), "\(key)")
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(left.sorted() == ["thing-1", "thing-2", "thing-3", "thing-4"])
        }
    }

    @Test("The name offered says the program, and the event where the thing is of one moment") func names() throws {
        var state = try ran()
        state.type("s")
        #expect(state.place == .choice)
        state.press(.down, .enter)
        #expect(screen(state).contains { $0.contains("join.events.jsonl") })
        state.press(.escape)
        state.type("s1")
        let position = state.panel?.explorer.tracks[0].view?.moment.position ?? -1
        #expect(screen(state).contains { $0.contains("join-\(position).mem_info.txt") })
        expectScreen(state, "overlays/save-name")
        state.press(.escape)
        state.type("s")
        expectScreen(state, "overlays/save", looks: true)
    }

    @Test("Nothing is replaced without a y") func replacing() throws {
        try inFolder { folder in
            let file = folder.appendingPathComponent("there.txt")
            try Data("mine".utf8).write(to: file)
            var state = try ran()
            state.type("s3")
            let report = try order(retyped(&state, file.path)).perform()
            _ = update(&state, .saved(report))
            #expect(state.place == .confirm && screen(state).last?.contains("is there already. Replace it? y/n") == true)
            #expect(state.type("n") == [])
            #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
            _ = update(&state, .saved(report))
            let again = try order(state.type("y")).perform()
            guard case .written = again else { Issue.record("\(again)"); return }
            #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("event,"))
        }
    }

    @Test("What cannot be written is said in one line") func failures() throws {
        try inFolder { folder in
            for (name, reason) in [("nowhere/x", "No such file or directory"), ("", "Is a directory")] {
                var state = try ran()
                state.type("s1")
                var asked = try order(retyped(&state, folder.appendingPathComponent(name).path))
                asked.mayReplace = true
                _ = update(&state, .saved(asked.perform()))
                #expect(state.message?.isWarning == true && state.message?.text.hasSuffix("could not be saved: \(reason).") == true)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        }
    }

    @Test("An empty name is no name, and Esc saves nothing") func empty() throws {
        var state = try ran()
        state.type("s1")
        #expect(retyped(&state, "") == [] && state.place == .entry && state.message != nil)
        #expect(state.press(.escape) == [] && state.place == .panel)
    }

    private func screen(_ state: State) -> [String] {
        var grid = Grid(columns: state.columns, rows: state.rows)
        view(state, into: &grid)
        return grid.text
    }
}
