import Foundation
import TestSupport
import Testing

@Suite("A script is any bytes, as on a board")
struct SourceFileTests {
    /// `# caf<E9>`, and a name of such a byte: Latin-1, which MicroPython's lexer takes.
    private let latin1 = Data([0x23, 0x20, 0xe9, 0x0a, 0xe9, 0x20, 0x3d, 0x20, 0x33, 0x0a]) + Data("print(".utf8) + Data([0xe9, 0x29, 0x0a])

    @Test("`run` and `compile` take it; `check`, which shows it, says where it is not text") func latin1File() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(latin1, to: "frames.py")

        let run = try Command("run", file)
        #expect(run.output == "3\n" && run.errors == "" && run.status == 0)
        #expect(try Command("compile", file, "-o", folder.path("frames.mpy")).status == 0)
        let check = try Command("check", "3", file)
        #expect(check.status == 1 && check.errors.contains("frames.py:1: is not UTF-8"))
    }
}
