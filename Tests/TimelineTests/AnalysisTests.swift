import BlockHeap
import Foundation
import MicroPython
import Testing

@testable import Timeline

private let pico2w = Board.named("pico2w")!

/// A script's run on the Pico 2 W.
private func run(_ source: String, _ policy: CollectionPolicy = .asWritten) -> RecordedRun {
    Recorder(RunRequest(board: pico2w, source: Array(source.utf8), policy: policy)).record()
}

private let churn = """
    import gc
    log = []
    def row(i):
        text = "row " + str(i)
        return (i, text * 3)
    for i in range(300):
        log.append(row(i))
        if i % 50 == 49: gc.collect()
    d = {i: float(i) for i in range(40)}
    """

@Suite struct AnalysisTests {
    @Test("a profile's rows add up to what the run's own counters say", arguments: ProfileKey.allCases)
    func profiles(key: ProfileKey) {
        let history = run(churn).history
        let all = Profile(history, by: key, fromPowerOn: true)
        let end = history.moment(at: history.count)
        #expect(all.total.allocations == end.totals.allocations)
        #expect(all.total.bytes == end.totals.allocatedBytes)
        #expect(all.total.liveAtEnd == end.usedBytes)
        #expect(all.total.liveAtPeak == history.peak.usedBlocks * Heap.blockSize)
        #expect(all.total.diedYoung == history.diedYoung)
        let parts: [KeyPath<ProfileRow, Int>] = [\.allocations, \.bytes, \.liveAtEnd, \.liveAtPeak, \.diedYoung]
        for part in parts {
            #expect(all.rows.reduce(0) { $0 + $1[keyPath: part] } == all.total[keyPath: part])
        }
        #expect(Set(all.rows.map(\.name)).count == all.rows.count)
    }

    @Test("a line's row counts what the history counts for that line") func lines() throws {
        let history = run(churn).history
        let profile = Profile(history, by: .line)
        let row = try #require(profile.rows.first { $0.line == 5 })
        #expect(row.allocations == history.lines[5]?.allocations)
        #expect(row.bytes == (history.lines[5]?.blocks ?? 0) * Heap.blockSize)
    }

    @Test("sizes and lifetimes count every allocation once") func histograms() {
        let history = run(churn).history
        let lives = history.lives()
        let histogram = LifeHistogram(lives)
        let allocations = history.totals.allocations
        #expect(histogram.sizes.reduce(0) { $0 + $1.allocations } == allocations)
        #expect(histogram.lifetimes.reduce(0) { $0 + $1.allocations } + histogram.survivors.allocations == allocations)
        #expect(histogram.survivors.bytes == history.moment(at: history.count).usedBytes)
        #expect(histogram.sizes.prefix(4).map(\.from) == [1, 2, 4, 8])
        #expect(histogram.lifetimes.prefix(4).map(\.from) == [0, 1, 2, 4])
    }

    @Test("the picture's columns hold what was used at their time") func picture() {
        let recorded = RecordedHeap(blocks: 64)
        let kept = recorded.allocate(160, line: 1)!
        let gone = recorded.allocate(320, line: 2)!
        recorded.free(gone)
        recorded.allocate(16, line: 3)
        let history = recorded.history()
        let blocks = recorded.heap.blockCount
        // A column an event, a row a block.
        let window = LifeWindow(positions: 0..<4, blocks: 0..<blocks)
        let picture = LifePicture(history.lives(), window: window, columns: 4, rows: blocks)
        for column in 0..<4 {
            let moment = history.moment(at: column + 1)
            for row in 0..<blocks {
                let block = picture.block(ofRow: row)
                #expect((picture[column, row].content != nil) == !moment.map.isFree(block), "event \(column), block \(block)")
            }
        }
        #expect(picture[3, blocks - 1 - kept].line == 1)
    }

    @Test("the worst divider is the block without which the longest hole would come about") func dividers() throws {
        var map = BlockMap(blockCount: 40)
        map.place(head: 0, count: 2)
        map.place(head: 5, count: 1)
        map.place(head: 20, count: 3)
        map.place(head: 38, count: 2)
        #expect(map.dividers.map(\.start) == [5, 20])
        let worst = try #require(map.worstDivider)
        #expect(worst == Divider(start: 20, count: 3, before: 14, behind: 15))
        #expect(worst.joined == 32)
        #expect(worst.gain == 17)
    }

    @Test("what a name retains is what its deletion and a collection give back") func retention() throws {
        let names = ["alone", "pair", "nested", "shared"]
        let program = """
            import gc
            alone = bytearray(1000)
            pair = [bytearray(500), bytearray(300)]
            nested = {"a": [float(3), float(5)], "b": ("x" * 50, "y" * 60)}
            shared = [list(range(40))]
            other = shared[0]
            small = 7

            """
        func used(_ source: String) -> Int {
            let history = run(source).history
            return history.moment(at: history.count).usedBlocks
        }
        let full = run(program + "gc.collect()\ngc.collect()\n")
        let image = try #require(Recorder(full.request).image(at: full.history.count))
        let retained = image.retention().names
        // A small number holds nothing: what remains is what each of these programs has.
        let baseline = used(program + "small = None\ngc.collect()\n")
        for name in names {
            let freed = baseline - used(program + "\(name) = None\ngc.collect()\n")
            let row = try #require(retained.first { $0.name == name })
            #expect(row.retainedBlocks == freed, "\(name)")
        }
        #expect(retained.first?.name == "alone")
    }

    @Test("a call tree has all that the script allocated, under who asked for it") func calls() throws {
        let run = run(churn)
        let tree = try #require(Recorder(run.request).callTree())
        #expect(tree.nodes.reduce(0) { $0 + $1.bytes } == HeapFigures(run).bytes)
        #expect(tree.nodes.reduce(0) { $0 + $1.allocations } == HeapFigures(run).allocations)
        let node = try #require(tree.nodes.first { tree.name(of: $0) == "row (main.py:5)" })
        #expect(tree.name(of: tree.nodes[node.parent]) == "<module> (main.py:7)")
        let json = try JSONSerialization.jsonObject(with: tree.speedscope(name: "churn")) as? [String: Any]
        let profile = try #require((json?["profiles"] as? [[String: Any]])?.first)
        #expect((profile["weights"] as? [Int])?.reduce(0, +) == HeapFigures(run).bytes)
    }

    @Test("an ensemble's first run is the undisturbed one, and all are the same each time") func ensemble() throws {
        let request = RunRequest(board: pico2w, source: Array(churn.utf8))
        let disturbances = Ensemble.disturbances(8)
        #expect(disturbances.first == Disturbance())
        let ensemble = try #require(Ensemble(request, disturbances))
        #expect(ensemble.runs == Ensemble(request, disturbances)?.runs)
        #expect(ensemble.runs.allSatisfy { $0.isFinished })
        let plain = run(churn + "\nimport gc\ngc.collect()\n").history
        #expect(ensemble.runs[0].biggestHoleBytes >= plain.biggestHoleBytes(at: plain.count))
        #expect(Set(ensemble.runs.map(\.freeBlocks)).count > 1, "what is kept takes its blocks")
        let contest = EnsembleContest(ensemble, ensemble)
        #expect(contest.ties == 8 && contest.meanDifference == 0 && !contest.isSure)
    }

    @Test("a smaller hole is told from a bigger one, and by how much") func contest() throws {
        let disturbances = Ensemble.disturbances(6)
        let small = try #require(Ensemble(RunRequest(board: pico2w, source: Array("b = bytearray(100)\n".utf8)), disturbances))
        let large = try #require(Ensemble(RunRequest(board: pico2w, source: Array("b = bytearray(9100)\n".utf8)), disturbances))
        let contest = EnsembleContest(large, small)
        #expect(contest.secondWins == 6)
        #expect(contest.isSure)
        #expect(abs(contest.meanDifference - 9000) < 200)
        #expect(EnsembleSummary(small).runsThatFit(1) == 6)
        #expect(EnsembleSummary(small).runsThatFit(600_000) == 0)
    }
}
