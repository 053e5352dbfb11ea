// The machine as the other end of the same conversation: the same bytes are typed at its raw prompt, so what it says is held against what a
// board says byte for byte.

import MicroPython

/// A machine that is spoken to as a board is.
struct MachinePeer {
    let board: Board
    /// Steps before a program is given up.
    var maxSteps = 200_000_000

    /// Something typed at the raw prompt, to which there is an answer.
    enum Order {
        case reset
        case program([UInt8])

        var bytes: [UInt8] {
            typealias Control = RawPromptClient.Control
            switch self {
            case .reset: return [Control.d]
            case .program(let source): return [Control.e, UInt8(ascii: "A"), Control.a] + source + [Control.d]
            }
        }
    }

    /// Switches the machine on and gives it the orders; the answers as far as it came: it stops where a program asks for input, or does
    /// not end.
    func run(_ orders: [Order]) -> [RawPromptClient.Answer] {
        VM.onLargeStack { [board, maxSteps] in
            let machine = VM(board: board)
            machine.stepsLeft = maxSteps
            var answers: [RawPromptClient.Answer] = []
            var printed: [UInt8] = []
            var typed: ArraySlice<UInt8> = [RawPromptClient.Control.a]
            var isAtPrompt = false, next = 0
            machine.console = { if printed.count < RawPromptClient.mostKept { printed += $0 } }
            machine.phaseObserver = { if $0 == 5 { isAtPrompt = true } }
            machine.input = {
                if typed.isEmpty {
                    guard isAtPrompt else { return nil }
                    if next > 0 { answers.append(MachinePeer.answer(printed, to: orders[next - 1])) }
                    guard next < orders.count else { return nil }
                    (typed, printed) = (orders[next].bytes[...], [])
                    next += 1
                }
                let byte = typed.removeFirst()
                if typed.isEmpty { isAtPrompt = false }
                return byte
            }
            _ = machine.runPrompt()
            return answers
        }
    }

    private static func answer(_ printed: [UInt8], to order: Order) -> RawPromptClient.Answer {
        var answer = RawPromptClient.Answer(), raw = RawAnswer(), lines = BoardLines()
        guard case .program = order else { return answer }
        // The answer stands behind what the prompt says while it takes the program.
        let taken = printed.firstIndex(of: RawPromptClient.Control.d).map { printed[($0 + 1)...] } ?? []
        answer.output = lines.take(raw.take(Array(taken))) + lines.finish()
        answer.error = BoardLines.all(raw.error)
        answer.hasReset = raw.endingNow != .finished
        answer.isCut = printed.count >= RawPromptClient.mostKept
        return answer
    }
}
