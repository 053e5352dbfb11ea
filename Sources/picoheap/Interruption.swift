// Ctrl-C, and being told to end, while a board is spoken to: the conversation is ended first, so that the board gets its prompt back.

import ArgumentParser
import Foundation
import Synchronization

enum Interruption {
    private static let number = Atomic<Int32>(0)

    /// Whether somebody has asked for an end.
    static var isAsked: Bool { number.load(ordering: .relaxed) != 0 }

    /// What the shell is told then: 128 and the signal's number.
    static var exitCode: ExitCode { ExitCode(128 + number.load(ordering: .relaxed)) }

    /// From now on polite signals only ask. One that was ignored stays so.
    static func watch() {
        _ = isAsked
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            let before = Foundation.signal(signal) { Interruption.number.store($0, ordering: .relaxed) }
            if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { Foundation.signal(signal, SIG_IGN) }
        }
    }

    /// Back to the system's own handling, where nothing is to be given back any more.
    static func ignoreNoMore() {
        for signal in [SIGINT, SIGTERM, SIGHUP] { Foundation.signal(signal, SIG_DFL) }
    }
}
