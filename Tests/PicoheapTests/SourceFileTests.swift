import Foundation
import Testing

@Suite("A script is any bytes, as on a board")
struct SourceFileTests {
    /// `# caf<E9>`, and a name of such a byte: Latin-1, which MicroPython's lexer takes.
    private let latin1 = Data([0x23, 0x20, 0xe9, 0x0a, 0xe9, 0x20, 0x3d, 0x20, 0x33, 0x0a]) + Data("print(".utf8) + Data([0xe9, 0x29, 0x0a])

    @Test("`run` and `compile` take it; `check`, which shows it, says where it is not text") func latin1File() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("picoheap-latin1-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("frames.py").path
        try latin1.write(to: URL(fileURLWithPath: file))

        let run = try Command("run", file)
        #expect(run.output == "3\n" && run.errors == "" && run.status == 0)
        #expect(try Command("compile", file, "-o", folder.appendingPathComponent("l.mpy").path).status == 0)
        let check = try Command("check", "3", file)
        #expect(check.status == 1 && check.errors.contains("frames.py:1: is not UTF-8"))
    }
}
