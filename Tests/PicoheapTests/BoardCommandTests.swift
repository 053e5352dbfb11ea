import Foundation
import TestSupport
import Testing

/// A board on a port, as the commands see it.
@Suite(.serialized) struct BoardCommandTests {
    private func withBoard<R>(_ body: (ReplBoard) throws -> R) throws -> R {
        let board = try ReplBoard()
        defer { board.close() }
        #expect(board.shows(">>> "))
        let result = try body(board)
        #expect(board.isAtFriendlyPrompt)
        return result
    }

    @Test("A board is told with its map, and keeps what it has") func board() throws {
        try withBoard { board in
            board.type("mine = 5\r")
            #expect(board.shows("mine = 5\r\n>>> "))
            let told = try Command("board", board.port)
            #expect(told.status == 0 && told.errors == "", "\(told.errors)")
            #expect(told.lines[0] == "\(board.port): MicroPython 1.24.0 on Raspberry Pi Pico 2 W with RP2350.")
            #expect(told.lines[1] == "Names at its prompt keep what they name: mine.")
            #expect(told.output.contains("A heap of 442,944 bytes") && told.output.contains("BIGGEST HOLE"))
            board.type("print(mine + 1)\r")
            #expect(board.shows("\r\n6\r\n>>> "))
        }
    }

    @Test("A run on a board is held against the machine's") func run() throws {
        try withBoard { board in
            let folder = try TemporaryFolder()
            let file = try folder.write("import gc\nprint('free', gc.mem_free())\n", to: "x.py")
            let run = try Command("run", "--port", board.port, file)
            #expect(run.status == 0 && run.output.hasPrefix("free "))
            #expect(run.errors.hasPrefix("same: 1 line of output, and all 27,684 blocks"), "\(run.errors)")
            let fails = try Command("run", "--port", board.port, try folder.write("print(1)\n1/0\n", to: "y.py"))
            #expect(fails.status == 1 && fails.output.hasSuffix("ZeroDivisionError: divide by zero\n") && fails.errors.hasPrefix("same: "))
            let marked = try Command("run", "--port", board.port, try folder.write(Data([112, 10, 4, 10]), to: "z.py"))
            #expect(marked.status == 1 && marked.errors.contains("line 2 has a control character"))
        }
    }

    @Test("A board is watched line by line") func watch() throws {
        try withBoard { board in
            let folder = try TemporaryFolder()
            let file = try folder.write("import time\nfor i in range(3):\n print('turn', i)\n time.sleep_ms(100)\n", to: "x.py")
            let told = try Command("board", "--watch", board.port, file, "--install", "timer", "--every", "50")
            #expect(told.status == 0 && told.errors == "", "\(told.errors)")
            #expect(told.lines.filter { $0.hasPrefix("turn ") } == ["turn 0", "turn 1", "turn 2"])
            #expect(told.lines.count { $0.contains("BIGGEST HOLE") } > 3)
            #expect(told.output.contains("which are not counted here"))
        }
    }

    @Test("Where no board is, it is said what to look at") func none() throws {
        let folder = try TemporaryFolder()
        let none = try Command("board", "--devices", folder.url.path)
        #expect(none.status == 1 && none.output.contains("No port of a board is in ") && none.output.contains("some only charge"))
        for name in ["ttyACM0", "ttyACM1"] { try folder.write("", to: name) }
        let several = try Command("board", "--devices", folder.url.path)
        #expect(several.status == 1 && several.output.contains("2 ports in ") && several.lines.count == 3)
        let absent = try Command("board", folder.path("ttyACM9"))
        #expect(absent.status == 1 && absent.errors.contains("there is no such port"))
        #expect(try Command("board", folder.path("ttyACM0")).errors.contains("this is no serial port"))
    }

    @Test("Ctrl-C ends a run on a board, and the board's program") func interrupt() throws {
        try withBoard { board in
            let folder = try TemporaryFolder()
            let file = try folder.write("while True: print('on and on')\n", to: "x.py")
            let terminal = try Pseudoterminal([try BuiltProgram.url.path, "run", "--port", board.port, file])
            #expect(terminal.shows("on and on"))
            terminal.type("\u{3}")
            #expect(terminal.end() == 130)
        }
    }

    @Test("On a terminal the map is looked around in, and a film goes on until q") func screens() throws {
        try withBoard { board in
            let map = try Pseudoterminal([try BuiltProgram.url.path, "board", board.port])
            #expect(map.shows("MicroPython 1.24.0"))
            map.type("\u{1b}")
            map.type("z")
            #expect(map.shows("Map: the whole heap"))
            map.type("q")
            #expect(map.end() == 0 && map.damage == [])
            let film = try Pseudoterminal([try BuiltProgram.url.path, "board", "--watch", board.port, "--every", "100"])
            #expect(film.shows("of looking") && film.shows("3"))
            film.type("q")
            #expect(film.end() == 0 && film.damage == [])
        }
    }
}
