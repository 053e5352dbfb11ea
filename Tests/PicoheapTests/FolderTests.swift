import Foundation
import TestSupport
import Testing

/// Programs of more than one file.
@Suite struct FolderTests {
    private let program = [
        "boot.py": "print('boot')\n",
        "main.py": "import helper, lib2.deep\nprint(helper.double(4), lib2.deep.NAME)\nprint(open('data.txt').read())\n",
        "helper.py": "def double(x):\n    return [x] * 2\n",
        "lib/lib2/__init__.py": "",
        "lib/lib2/deep.py": "NAME = 'deep'\n",
        "data.txt": "seven",
    ]

    private func folder(_ files: [String: String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (path, text) in files { try folder.write(text, to: path) }
        return folder
    }

    @Test("A folder goes onto the flash, and boot.py and main.py run") func whole() throws {
        let folder = try folder(program)
        let run = try Command("run", folder.url.path)
        #expect(run.status == 0 && run.errors == "" && run.output == "boot\n[4, 4] deep\nseven\n")
        let beside = try Command("run", "-", "--files", folder.url.path, input: "import helper\nprint(helper.double(1))\n")
        #expect(beside.status == 0 && beside.output == "boot\n[1, 1]\n")
    }

    @Test("A told run of a folder names the file of each line, and tells its text") func told() throws {
        let folder = try folder(program)
        let told = try Command("run", "--tell", folder.url.path)
        #expect(told.status == 0 && told.lines.first?.contains("/main.py on board pico2w") == true)
        #expect(told.lines.contains("helper.py line 2 runs: return [x] * 2"))
        #expect(told.lines.contains { $0.hasPrefix("Parser and compiler, for helper.py: ") })
        #expect(told.lines.contains("Prints: boot"))
        let chosen = try Command("run", "--tell", "--line", "helper.py:2", "--kind", "allocation", folder.url.path)
        #expect(chosen.lines.dropFirst().dropLast(2).allSatisfy { $0.hasPrefix("helper.py line 2") })
        #expect(chosen.lines.count > 4)
    }

    @Test("With a recording or without, the map at the end is the same") func maps() throws {
        let folder = try folder(program)
        let files = try TemporaryFolder()
        #expect(try Command("run", folder.url.path, "--map-file", files.path("a"), "--heap-bytes", "60000").status == 0)
        #expect(try Command("run", folder.url.path, "--save-map", files.path("b"), "--heap-bytes", "60000").status == 0)
        let maps = try ["a", "b"].map { try String(contentsOfFile: files.path($0), encoding: .utf8) }
        #expect(maps[0] == maps[1] && maps[0].contains("GC: total: "))
    }

    @Test("A boot.py that fails keeps main.py from running, and is named") func bootFails() throws {
        let folder = try folder(["boot.py": "x = 1\n1/0\n", "main.py": "print('main')\n"])
        let run = try Command("run", folder.url.path)
        #expect(run.status == 1 && run.output.contains("File \"boot.py\", line 2") && !run.output.contains("main\n"))
    }

    @Test("What cannot be put onto the board's flash is told by its path, with status 1") func refused() throws {
        let none = try folder(["helper.py": ""])
        #expect(try Command("run", none.url.path).errors.hasSuffix(": has no main.py to start\n"))
        let link = try folder(["main.py": ""])
        try FileManager.default.createSymbolicLink(atPath: link.path("l.py"), withDestinationPath: "main.py")
        let refused = try Command("run", link.url.path)
        #expect(refused.status == 1 && refused.errors.hasSuffix("/l.py: is a symbolic link, and a board has none\n"))
        let big = try folder(["main.py": ""])
        for number in 0..<3 { try big.write(Data(count: 1 << 20), to: "\(number).bin") }
        #expect(try Command("run", big.url.path).errors.contains("has more than 2560 KB of files"))
        #expect(try Command("run", big.url.path, "--board", "pico").errors.contains("has more than 1408 KB of files"))
        let full = try folder(["main.py": ""])
        for number in 0..<640 { try full.write(Data(count: 4000), to: "\(number).bin") }
        #expect(try Command("run", full.url.path).errors.contains("the files do not fit: pico2w has 2552 KB for files"))
        let long = try folder(["main.py": ""])
        try long.write("", to: String(repeating: "n", count: 255))
        #expect(try Command("run", long.url.path).status == 0)
        let plain = try folder(["main.py": "", "x.py": ""])
        #expect(try Command("run", plain.url.path, "--board", "plain").errors.contains("plain has no flash for files"))
        #expect(try Command("run", plain.url.path, "--files", plain.url.path).status == 64)
        #expect(try Command("run", plain.path("main.py"), "--files", plain.path("none")).errors.hasSuffix("/none: is no folder\n"))
    }

    @Test("The prompt has files, another heap, a map and a story as a run has them") func prompt() throws {
        let folder = try folder(program)
        let files = try TemporaryFolder()
        let repl = try Command(
            "repl", "--files", folder.url.path, "--heap-bytes", "60000", "--map-file", files.path("map"), input: "import gc\ngc.mem_free()\n")
        #expect(repl.status == 0 && repl.output.contains("boot\n") && repl.output.contains("[4, 4] deep\n"))
        let map = try String(contentsOfFile: files.path("map"), encoding: .utf8)
        #expect(map.contains("GC: total: 58"))
        let told = try Command("repl", "--tell", "--map-file", files.path("map2"), input: "x = bytearray(5000)\nprint(len(x))\n")
        #expect(told.status == 0 && told.lines.first?.hasPrefix("The prompt on board pico2w") == true)
        #expect(told.lines.contains { $0.contains("5,000 bytes for the bytes of a bytearray need 313 blocks in a row") })
        #expect(try String(contentsOfFile: files.path("map2"), encoding: .utf8).contains("GC: total: "))
    }
}
