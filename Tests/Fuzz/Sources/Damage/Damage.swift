// Runs programs whose memory is overwritten while they run: whatever their objects turn into, each run must come to an end of its own.
//
//     Damage FIRST-SEED COUNT SCRIPT...        prints each seed and script before its run, so that a crash names its own
//
// DamagedMachine.swift and Seeded.swift are links to those of Tests/MicroPythonTests/Faults.

import Foundation
import MicroPython

@main
struct Damage {
    private static let boards = ["plain", "pico2w", "lab-16k"]
    private static let steps = 20_000

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
            let end = VM.onLargeStack {
                let damaged = DamagedMachine(seed: seed, board: boards[Int(seed % UInt64(boards.count))], steps: steps)
                let outcome = damaged.run(Array(source))
                _ = damaged.machine.memoryInfo(withMap: true)
                return String(describing: outcome).prefix { $0 != "(" }
            }
            ends[String(end), default: 0] += 1
        }
        print(ends)
    }
}
