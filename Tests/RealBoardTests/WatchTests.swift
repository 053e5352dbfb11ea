import BlockHeap
import Foundation
import TestSupport
import Testing
import Timeline
@testable import RealBoard

@Suite(.serialized) struct WatchTests {
    private struct Film {
        var looks: [BoardLook] = []
        var printed: [UInt8] = []
        var ending: [UInt8]?
        var refusal: String?
        var text: String { String(decoding: printed, as: UTF8.self) }
    }

    /// Watches a board until `isEnough`.
    private func film(
        _ way: WatchWay, _ program: String? = nil, milliseconds: Int = 50, _ isEnough: @escaping (Film) -> Bool = { _ in false }
    ) throws -> Film {
        let board = try ReplBoard()
        defer { board.close() }
        #expect(board.shows(">>> "))
        let port = try SerialPort(board.port)
        let client = try RawPromptClient(port)
        var film = Film()
        let names = try BoardIdentity(client).names
        let watch = BoardWatch(client, way: way, milliseconds: milliseconds, program: program.map { Array($0.utf8) })
        port.isInterrupted = { isEnough(film) }
        do throws(PortFailure) {
            try watch.run { news in
                switch news {
                case .look(let look): film.looks.append(look)
                case .printed(let bytes): film.printed += bytes
                case .ended(let traceback): film.ending = traceback
                case .refused(let why): film.refusal = why
                }
            }
        } catch {
            #expect(error == .interrupted)
        }
        port.isInterrupted = { false }
        // Nothing of the watcher stays.
        let after = try BoardIdentity(client).names
        #expect(Set(after).subtracting(names).allSatisfy { program?.contains($0) == true }, "\(after)")
        #expect(client.close() && board.isAtFriendlyPrompt)
        return film
    }

    @Test("At the prompt: what asking takes is not in the maps, but for a few blocks") func prompt() throws {
        let film = try film(.prompt) { $0.looks.count >= 3 }
        #expect(film.looks.count >= 3 && film.refusal == nil)
        #expect(film.looks.allSatisfy { $0.ownBlocks > 0 })
        // What a question gives back by itself may lie where the one before it lay: a few blocks of it can be taken for the board's.
        let used = film.looks.map(\.map.usedBlocks)
        #expect((used.max() ?? 0) - (used.min() ?? 0) <= 3, "\(used)")
    }

    private let program = """
        import time
        keep = []
        for turn in range(20):
            keep.append(bytearray(1600))
            print('turn', turn)
            time.sleep_ms(100)
        """

    @Test("A timer tells a running program's maps, without itself and without touching what is printed") func timer() throws {
        let film = try film(.timer, program)
        #expect(film.text == (0..<20).map { "turn \($0)\n" }.joined() && film.ending == [])
        #expect(film.looks.count > 20)
        let used = film.looks.map(\.map.usedBlocks)
        // 19 more of the arrays, 101 blocks each with its head.
        #expect((19 * 101...19 * 101 + 150).contains(used[used.count - 1] - used[0]), "\(used)")
        #expect(film.looks.allSatisfy { $0.ownBlocks == film.looks[0].ownBlocks && (1...40).contains($0.ownBlocks) })
    }

    @Test("An asyncio task does") func task() throws {
        let film = try film(.task, """
            import asyncio
            async def main():
                for turn in range(10):
                    print('turn', turn)
                    await asyncio.sleep_ms(100)
            asyncio.run(main())
            """)
        #expect(film.text == (0..<10).map { "turn \($0)\n" }.joined() && film.looks.count > 10)
    }

    @Test(
        "A program that does not end is stopped with the film",
        .disabled("sleeping takes a simulated board no time, so its timer says maps without a pause, and Ctrl-C waits behind them"))
    func endless() throws {
        let film = try film(.timer, "import time\nwhile True: time.sleep_ms(10)") { $0.looks.count > 5 }
        #expect(film.looks.count > 5 && film.ending == nil)
    }

    @Test("A program's traceback ends the film") func traceback() throws {
        let film = try film(.timer, "1/0")
        #expect(String(decoding: film.ending ?? [], as: UTF8.self).contains("ZeroDivisionError"))
    }

    @Test("Asides are found however the bytes come apart, and single marks are left") func asides() {
        let bytes: [UInt8] = [1, 0x1e, 2, 0x1e, 0x1e, 3, 0x1f, 4, 0x1f, 0x1f, 5, 0x1f, 0x1f]
        for size in 1...bytes.count {
            var asides = Asides(), rest: [UInt8] = [], found: [[UInt8]] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                rest += asides.take(Array(bytes[start..<min(start + size, bytes.count)])) { found.append($0) }
            }
            #expect(rest == [1, 0x1e, 2, 5, 0x1f, 0x1f] && found == [[3, 0x1f, 4]])
        }
    }
}
