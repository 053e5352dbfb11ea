// A machine whose memory is damaged while it runs, for the tests here and for Tests/Fuzz, which links to this file: so it knows nothing but
// what the modules offer to all.

import BlockHeap
import MicroPython

/// A machine whose heap is overwritten while a program runs: between two steps, as a program's own wild writes would.
final class DamagedMachine {
    let vm: VM
    private var random: Seeded
    private var looks = 0
    private let firstLook: Int
    private let wordsALook: Int

    /// Runs for `steps` steps at the most.
    init(seed: UInt64, board: String, steps: Int = 5_000) {
        random = Seeded(state: seed)
        vm = VM(board: Board.named(board)!)
        firstLook = Int.random(in: 1..<30, using: &random)
        wordsALook = [1, 4, 16, 64].randomElement(using: &random)!
        vm.stepsBetweenLooks = Int.random(in: 1..<8, using: &random)
        vm.stepsLeft = steps
        if Bool.random(using: &random) { vm.heap.allocThreshold = Int.random(in: 0..<50, using: &random) }
        vm.isCancelled = { [unowned self] in
            looks += 1
            if looks >= firstLook && (looks - firstLook) % 8 == 0 { damage() }
            return false
        }
    }

    func run(_ source: [UInt8]) -> RunOutcome { vm.run(source) }

    /// Half of the writes go to the last blocks, where a script's own objects lie.
    private func damage() {
        let heap = vm.heap
        let words = UInt32(heap.lastUsedBlock + 1) * 4
        for _ in 0..<wordsALook {
            let isNear = words > 800 && Bool.random(using: &random)
            let index = UInt32.random(in: isNear ? words - 800..<words : 0..<words, using: &random)
            vm.ram.store32(heap.poolStart + index * 4, word(words))
        }
    }

    /// What damaged words are in life: addresses right and wrong, small numbers, noise.
    private func word(_ words: UInt32) -> UInt32 {
        let start = vm.heap.poolStart
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return UInt32.random(in: 0 ... .max, using: &random)
        case 1: return UInt32.random(in: 0..<64, using: &random)
        case 2: return .max - UInt32.random(in: 0..<64, using: &random)
        case 3: return start + UInt32.random(in: 0..<words / 4, using: &random) * 16
        case 4: return vm.ram.load32(start + UInt32.random(in: 0..<words, using: &random) * 4)
        case 5: return MemoryMap.romStart + UInt32.random(in: 0..<0x8000, using: &random) * 4
        case 6: return vm.board.stackTop - UInt32.random(in: 0..<3000, using: &random) * 4
        default: return TypeID.allCases.randomElement(using: &random)!.address
        }
    }
}
