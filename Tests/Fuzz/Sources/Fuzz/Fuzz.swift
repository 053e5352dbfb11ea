// libFuzzer's entry. The first argument names what the bytes are given to; all else is libFuzzer's:
//
//     Fuzz map -max_total_time=60 CORPUS...
//
// Nothing may trap, hang, grow without end, or break what a target says must hold.
//
// Swift's own handler of traps comes before libFuzzer's, which then keeps no input: run it with SWIFT_BACKTRACE=enable=no.

import Foundation
import Lessons

/// Something that takes bytes from outside.
struct Target: Sendable {
    let name: String
    let take: @Sendable ([UInt8]) -> Void

    static let all = [
        Target(name: "source", take: Programs.runSource), Target(name: "mpy", take: Programs.runModule),
        Target(name: "prompt", take: Prompts.type), Target(name: "map", take: Pastes.show), Target(name: "lesson", take: Courses.read),
        Target(name: "settings", take: Keepsakes.readSettings), Target(name: "progress", take: Keepsakes.readProgress),
        Target(name: "keys", take: Sittings.play),
    ]
}

/// Ends the run as a trap does, so that libFuzzer keeps the input.
func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fatalError(message()) }
}

private nonisolated(unsafe) var target = Target.all[0]

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

// SwiftPM names an executable's entry after its target; libFuzzer's own `main` is not used.
@_cdecl("Fuzz_main")
public func start(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    if count == 3, arguments?[1].map({ String(cString: $0) }) == "seeds", let folder = arguments?[2] {
        do {
            try Seeds.write(to: URL(fileURLWithPath: String(cString: folder)), course: try Course.folder())
        } catch {
            fatalError("\(error)")
        }
        return 0
    }
    guard count > 1, let name = arguments?[1].map({ String(cString: $0) }), let named = Target.all.first(where: { $0.name == name }) else {
        print("usage: Fuzz \(Target.all.map(\.name).joined(separator: "|")) LIBFUZZER-ARGUMENT...\n       Fuzz seeds FOLDER")
        return 64
    }
    target = named
    // libFuzzer begins with the name of the program.
    arguments?[1] = arguments?[0]
    var (count, arguments) = (count - 1, arguments?.advanced(by: 1))
    return runDriver(&count, &arguments) { bytes, count in
        target.take(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    }
}
