// Runs programs whose memory is overwritten while they run: whatever their objects turn into, each run must come to an end of its own.
//
//     Damage FIRST-SEED COUNT SCRIPT...        prints each seed and script before its run, so that a crash names its own

import Foundation
import Heap
import MicroPython

/// A generator that gives the same numbers on every host (splitmix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
        return z ^ z >> 31
    }
}

/// One run with damage.
final class DamagedRun {
    let machine: Machine
    var random: Seeded
    let firstLook: Int
    let wordsALook: Int
    var looks = 0

    init(seed: UInt64) {
        random = Seeded(state: seed)
        let boards = ["plain", "pico2w", "lab-16k"]
        machine = Machine(board: Board.named(boards.randomElement(using: &random)!)!)
        firstLook = Int.random(in: 1..<30, using: &random)
        wordsALook = [1, 4, 16, 64].randomElement(using: &random)!
        machine.stepsBetweenLooks = Int.random(in: 1..<8, using: &random)
        machine.stepsLeft = 20_000
        if Bool.random(using: &random) { machine.heap.allocThreshold = Int.random(in: 0..<50, using: &random) }
        machine.isCancelled = { [unowned self] in
            look()
            return false
        }
    }

    func look() {
        looks += 1
        guard looks == firstLook || looks > firstLook && looks % 8 == 0 else { return }
        let heap = machine.heap
        // The boot's blocks come first; a script's own lie behind them.
        let words = UInt32(heap.lastUsedBlock + 1) * 4
        for _ in 0..<wordsALook {
            let isNear = Bool.random(using: &random)
            let index = UInt32.random(in: isNear && words > 800 ? words - 800..<words : 0..<words, using: &random)
            let place = heap.poolStart + index * 4
            machine.ram.store32(place, isNear ? word() : machine.ram.load32(heap.poolStart + UInt32.random(in: 0..<words, using: &random) * 4))
        }
    }

    /// Words that damaged objects have: addresses, right and wrong, lengths, values, noise.
    private func word() -> UInt32 {
        let heap = machine.heap
        switch Int.random(in: 0..<9, using: &random) {
        case 0: return UInt32.random(in: 0 ... .max, using: &random)
        case 1: return UInt32.random(in: 0..<64, using: &random)
        case 2: return .max &- UInt32.random(in: 0..<64, using: &random)
        case 3: return heap.poolStart &+ UInt32.random(in: 0..<UInt32(heap.lastUsedBlock + 1), using: &random) * 16
        case 4: return heap.poolStart &+ UInt32.random(in: 0..<UInt32(heap.lastUsedBlock + 1) * 4, using: &random) * 4
        case 5: return MemoryMap.romStart &+ UInt32.random(in: 0..<0x8000, using: &random) * 4
        case 6: return 0x2008_2000 &- UInt32.random(in: 0..<3000, using: &random) * 4
        case 7: return 1 << UInt32.random(in: 0..<32, using: &random)
        default: return TypeID.allCases.randomElement(using: &random)!.address
        }
    }
}

@main
struct Damage {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count > 3, let first = UInt64(arguments[1]), let count = UInt64(arguments[2]) else {
            print("usage: Damage FIRST-SEED COUNT SCRIPT...")
            exit(64)
        }
        var ends: [String: Int] = [:]
        for seed in first..<first + count {
            let path = arguments[3 + Int(seed % UInt64(arguments.count - 3))]
            guard let source = FileManager.default.contents(atPath: path) else { continue }
            FileHandle.standardError.write(Data("\(seed) \(path)\n".utf8))
            let end = Machine.onLargeStack {
                let run = DamagedRun(seed: seed)
                let outcome = run.machine.run(Array(source))
                _ = run.machine.memoryInfo(withMap: true)
                return String(describing: outcome).prefix { $0 != "(" }
            }
            ends[String(end), default: 0] += 1
        }
        print(ends)
    }
}
