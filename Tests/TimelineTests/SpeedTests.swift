import BlockHeap
import Testing

@testable import Timeline

/// A million events on the heap of a Pico 2 W: memory, and the time of a step and of a jump. The limits hold for an optimised build;
/// without optimisation only the memory is held to.
@Suite(.serialized) struct SpeedTests {
    private static let history: History = {
        let heap = Heap(ram: RAM(base: 0x2001_0000, size: 0x70000), start: 0x2001_04f4, end: 0x2007_f000)
        let observer = RecordingObserver(
            heap: heap, limit: 1_000_000, place: { SourcePlace(line: 7) }, signatures: [:])
        heap.observer = observer
        var dice = Dice(state: 1)
        var held = [Address](repeating: 0, count: 3000)
        heap.rootScanner = { heap in
            for address in held { heap.markRoot(address) }
        }
        while observer.position < 1_000_000 {
            let index = dice.roll(held.count)
            if dice.roll(4) == 0 {
                heap.free(held[index])
                held[index] = 0
            }
            let address = heap.allocate(1 + dice.roll(60))
            if dice.roll(3) == 0 { held[index] = address }
        }
        return History(observer.finish(heap: heap, functions: [], mainFile: ""))
    }()

    @Test("a million events and their keyframes take at most 64 MB") func memory() {
        let history = SpeedTests.history
        #expect(history.count == 1_000_000)
        let others = history.recording.events.storage.others.capacity
        let events = history.count * MemoryLayout<PackedEvent>.stride + others * MemoryLayout<RecordedEvent>.stride
        let curves = (history.free.capacity + history.hole.capacity) * 2
        let keyframes = history.keyframes.count * history.blockCount * 6
        #expect(events + curves + keyframes <= 64 << 20)
    }

    @Test("a step takes less than a millisecond, forwards and backwards") func step() {
        let history = SpeedTests.history
        let clock = ContinuousClock()
        var moment = history.moment(at: 500_000)
        let forward = clock.measure { for position in 500_001...500_200 { history.move(&moment, to: position) } }
        let back = clock.measure { for position in (499_900..<500_000).reversed() { history.move(&moment, to: position) } }
        print("step forward \(forward / 200), step back \(back / 100)")
        #expect(moment.position == 499_900)
        if SpeedTests.isOptimised {
            #expect(forward / 200 < .milliseconds(1))
            #expect(back / 100 < .milliseconds(1))
        }
    }

    @Test("a jump anywhere takes less than 16 milliseconds, and so do the curve and the numbers") func jump() {
        let history = SpeedTests.history
        let clock = ContinuousClock()
        var dice = Dice(state: 9)
        var slowest = Duration.zero
        for _ in 0..<200 {
            let position = dice.roll(history.count)
            slowest = max(slowest, clock.measure { _ = history.moment(at: position) })
        }
        let curve = clock.measure { _ = history.columns(120) }
        let moment = history.moment(at: 700_000)
        let numbers = clock.measure { _ = moment.numbers }
        let cells = clock.measure { _ = moment.map.cells(blocksPerCell: 16, classes: moment.map.contentClasses) }
        let words = clock.measure { _ = history.sentence(at: 700_000) }
        print("slowest jump \(slowest), curve \(curve), numbers \(numbers), cells \(cells), sentence \(words)")
        if SpeedTests.isOptimised {
            for time in [slowest, curve, numbers, cells, words] { #expect(time < .milliseconds(16)) }
        }
    }

    private static var isOptimised: Bool {
        var isDebug = false
        assert({ isDebug = true; return true }())
        return !isDebug
    }
}
