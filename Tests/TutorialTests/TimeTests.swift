import Foundation
import Grid
import Lessons
import Timeline
import Testing
@testable import Tutorial

/// Time, collections, twins and replays, on the course's own programs.
@Suite struct TimeTests {
    private func position(_ sitting: LiveSitting) -> Int { sitting.state.panel?.explorer.chosen?.view?.moment.position ?? -1 }

    /// A panel of the course, run and paused at the script's first event.
    private func panel(_ place: String, _ columns: Int = 80, _ rows: Int = 24) throws -> LiveSitting {
        var sitting = try LiveSitting(columns, rows, section: place)
        try sitting.type("r")
        while sitting.state.place != .panel { try sitting.press(.enter) }
        try sitting.type(" ")
        return sitting
    }

    private func text(_ sitting: LiveSitting) -> String {
        var grid = Grid(columns: sitting.state.columns, rows: sitting.state.rows)
        view(sitting.state, into: &grid)
        return grid.text.joined(separator: "\n")
    }

    @Test("A collection is stepped through, forwards and backwards; map, words and place go with it")
    func walking() throws {
        var sitting = try panel("1.5")
        try sitting.type("C")
        #expect(sitting.state.place == .collecting && text(sitting).contains("Step 0 of"))
        try sitting.type(">")
        #expect(text(sitting).contains("A root, ") && text(sitting).contains("Step 1 of"))
        try sitting.type("$")
        let walk = try #require(sitting.state.panel?.explorer.walk)
        #expect(walk.isAtEnd && walk.state.part == .over && position(sitting) == walk.position)
        for _ in 0..<walk.last { try sitting.type("<") }
        #expect(sitting.state.panel?.explorer.walk?.step == 0)
        try sitting.type(" ")
        for _ in 0..<400 { try sitting.wait(milliseconds: 1000) }
        #expect(sitting.state.panel?.explorer.walk?.isAtEnd == true && sitting.state.wantsTick == nil)
        try sitting.press(.escape)
        #expect(sitting.state.place == .panel && sitting.state.panel?.explorer.walk == nil)
        // From there it is gone into again, and from the next event on it is the next one.
        try sitting.type("C")
        #expect(sitting.state.panel?.explorer.walk?.walk.start == walk.walk.start)
        try sitting.type("$")
        try sitting.press(.escape)
        try sitting.type(">C")
        #expect(sitting.state.panel?.explorer.walk?.walk.start ?? 0 > walk.walk.start)
    }

    @Test("What is swept is shown and said")
    func sweeping() throws {
        var sitting = try panel("1.5")
        try sitting.type("$C{")
        #expect(sitting.state.panel?.explorer.walk?.state.part == .sweeping || sitting.state.panel?.explorer.walk?.step == 0)
        try sitting.type("0}")
        #expect(text(sitting).contains("has no mark."))
        expectSound(sitting.state)
    }

    @Test("After the end the source stays at the line that ran last")
    func lastLine() throws {
        var sitting = try panel("1.5")
        try sitting.type("$")
        #expect(sitting.state.panel?.explorer.chosen?.line ?? 0 > 10)
    }

    @Test("Birth and death of a block are found from each other")
    func lives() throws {
        var sitting = try panel("4")
        for _ in 0..<12 { try sitting.type(">") }
        let here = position(sitting)
        try sitting.type("b")
        let born = position(sitting)
        #expect(born <= here)
        // Where it is gone there is nothing under the cursor: it is asked for right before.
        try sitting.type("d<b")
        #expect(position(sitting) == born)
    }

    @Test("A mark is gone back to, and what differs from it is said in numbers")
    func marks() throws {
        var sitting = try panel("4")
        try sitting.type("m")
        let marked = position(sitting)
        for _ in 0..<30 { try sitting.type(">") }
        #expect(text(sitting).contains("Since the mark at event"))
        try sitting.type("M")
        #expect(position(sitting) == marked)
    }

    @Test("Twins keep step by loop or by event; the keys are about the side that is chosen")
    func twins() throws {
        var sitting = try panel("5.3")
        #expect(sitting.state.panel?.explorer.tracks.count == 2 && sitting.state.panel?.explorer.alignment == .loop)
        func turns(_ sitting: LiveSitting) -> [Int] {
            sitting.state.panel?.explorer.tracks.map { $0.result?.history.turns(before: ($0.view?.moment.position ?? 0) + 1) ?? -1 } ?? []
        }
        // The first program enters its loop right where its run is opened.
        for _ in 0..<20 { try sitting.type(")") }
        #expect(turns(sitting) == [21, 21])
        try sitting.type("(")
        #expect(turns(sitting) == [20, 20])
        try sitting.type("o")
        #expect(sitting.state.panel?.explorer.side == 1)
        for _ in 0..<5 { try sitting.type(")") }
        #expect(turns(sitting) == [25, 25])
        try sitting.type("a")
        let starts = sitting.state.panel?.explorer.tracks.map { ($0.view?.moment.position ?? 0) - ($0.result?.history.opening ?? 0) } ?? []
        #expect(sitting.state.panel?.explorer.alignment == .event && Set(starts).count == 1)
        try sitting.type("$")
        #expect(sitting.state.panel?.explorer.isAtEnd == true)
    }

    @Test("Where there is no room for all names, the heading has the chosen program's in full, and how many more there are")
    func headings() throws {
        func heading(_ columns: Int, _ section: String, _ file: String) throws -> String {
            var sitting = try LiveSitting(columns, 24, section: section)
            try sitting.open(file: file)
            try sitting.type("r")
            while sitting.state.place != .panel { try sitting.press(.enter) }
            try sitting.type("0")
            var grid = Grid(columns: columns, rows: 24)
            view(sitting.state, into: &grid)
            return grid.text[0]
        }
        #expect(try heading(80, "3", "raw_before.py").hasPrefix(" 3 raw_before.py +1 "))
        #expect(try heading(120, "3", "raw_before.py").hasPrefix(" 3 raw_before.py | raw_after.py "))
        #expect(try heading(80, "8", "policy_full.py").hasPrefix(" 8 policy_full.py +2 "))
        #expect(try heading(40, "4", "memory_probe.py").hasPrefix(" 4 memory_probe.py "))
        #expect(try heading(40, "4", "memory_probe.py").hasSuffix("/1,184 paused"))
    }

    @Test("Twins on small and large screens", arguments: [(80, 24), (120, 40)])
    func twinScreens(_ size: (Int, Int)) throws {
        var sitting = try panel("5.3", size.0, size.1)
        for _ in 0..<87 { try sitting.type(")") }
        expectSound(sitting.state)
        if size.0 == 120 { expectScreen(sitting.state, "time/twins-120x40", looks: true) }
    }

    @Test("A MemoryError on the way stops playing, explains itself and offers what may help")
    func postMortem() throws {
        var sitting = try panel("8.11", 120, 40)
        try sitting.type(" +++")
        for _ in 0..<100 where sitting.state.place == .panel { try sitting.wait(milliseconds: 100) }
        #expect(sitting.state.place == .replay)
        expectScreen(sitting.state, "time/post-mortem-120x40")
        let failed = position(sitting)
        try sitting.type("L")
        #expect(position(sitting) < failed && sitting.state.place == .panel)
    }

    @Test("The same program under other policies opens beside itself, and the biggest holes come out in the order of the policies")
    func replays() throws {
        var sitting = try panel("8.11", 120, 40)
        try sitting.type("pc")
        #expect(sitting.state.panel?.explorer.tracks.map(\.policy) == [.asWritten, .everyTurn])
        try sitting.type("p")
        while let policies = sitting.state.overlays.last as? PolicyOverlay, policies.offer.threshold > 20_000 { try sitting.type("-") }
        try sitting.type("t")
        #expect(sitting.state.panel?.explorer.tracks.map(\.policy) == [.asWritten, .everyTurn, .threshold(20_000)])
        try sitting.type("$")
        let holes = sitting.state.panel?.explorer.tracks.compactMap { $0.view?.numbers.biggestHoleBytes } ?? []
        try #require(holes.count == 3)
        // With 4 KB to spare, the buffer at the end fits, and is kept.
        #expect(holes[0] < 4096 && holes[2] > 100 * holes[0] && holes[1] > holes[2])
        expectScreen(sitting.state, "time/replays-120x40", looks: true)
        try sitting.press(.escape)
        #expect(sitting.state.panel?.explorer.tracks.count == 1)
    }

    @Test("Esc stops a run, and what it has recorded until then can be looked at")
    func cancelled() throws {
        var state = try sitting()
        state.type("r")
        guard case .run(let order) = state.press(.enter).last else { Issue.record("nothing was run"); return }
        _ = update(&state, .run(order: order.id, .progress(index: 0, RunProgress(events: 123_456, steps: 2_000_000, clock: 1, share: 0.5))))
        var grid = Grid(columns: 80, rows: 24)
        view(state, into: &grid)
        #expect(grid.text.contains { $0.contains("[██████······] 50 % of what a run may take, 123,456 events. Esc stops it.") })
        #expect(state.press(.escape) == [.cancelRun] && state.message?.text == "Stopping …")
        let flag = CancelFlag()
        let endless = Lessons.RunRequest(source: "while True:\n    x = [1]\n", fileName: "join.py", board: "plain")
        let began = ContinuousClock.now
        let result = try ExerciseRun.record(endless, cancel: flag) { if $0.events > 1000 { flag.set() } }
        #expect(ContinuousClock.now - began < .seconds(5))
        #expect(result.figures.outcome == .cancelled && result.history.count > 1000)
        _ = update(&state, .run(order: order.id, .finished([result])))
        #expect(state.panel?.explorer.isReady == true && state.message?.text.hasPrefix("Stopped.") == true)
        state.type(" >>>")
        #expect(state.panel?.explorer.chosen?.view?.moment.position ?? 0 > 0)
    }
}
