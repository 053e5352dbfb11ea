import Foundation
import TestSupport
import Testing

@Suite struct DoctorTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func doctor(_ arguments: [String] = [], _ environment: [String: String] = [:]) throws -> Command {
        let usual = [
            "HOME": folder.path("home"), "XDG_STATE_HOME": "", "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "", "EDITOR": "sh", "VISUAL": "",
            "TERM": "xterm-256color", "COLORTERM": "", "NO_COLOR": "", "PICOHEAP_LESSONS": "",
        ]
        return try Command(
            ["doctor", "--devices", folder.path("dev")] + arguments, environment: usual.merging(environment) { $1 })
    }

    @Test("In a pipe all of it is told, nothing is bad, and nothing is made")
    func pipe() throws {
        let told = try doctor()
        #expect(told.status == 0 && told.errors == "")
        #expect(told.lines[0].hasPrefix("picoheap "))
        for subject in ["course", "terminal", "TERM", "colours", "locale", "progress", "exercises", "settings", "editor", "boards"] {
            #expect(told.lines.filter { $0.dropFirst(6).hasPrefix(subject + " ") }.count == 1, "\(subject)")
        }
        #expect(told.output.contains("ok    course     13 sections"))
        #expect(told.output.contains("note  terminal   input and output are not both one"))
        #expect(!FileManager.default.fileExists(atPath: folder.path("home")))
    }

    @Test("A course that cannot be read is bad, and the status says so")
    func course() throws {
        let told = try doctor(["--lessons", folder.path("none")])
        #expect(told.status == 1)
        let fault = "\(folder.path("none"))/course.yaml: there is no course here: the file cannot be read"
        #expect(told.lines.contains("bad   course     " + fault))
        #expect(try doctor([], ["PICOHEAP_LESSONS": folder.path("none")]).status == 1)
    }

    @Test("What is amiss comes with what to do about it")
    func advice() throws {
        try folder.write("them: mono\n", to: "config/picoheap/config.yaml")
        try folder.write("", to: "file")
        let told = try doctor([], [
            "TERM": "adm3a-nobody-has", "LC_ALL": "C", "EDITOR": "no-such-editor --wait", "XDG_STATE_HOME": folder.path("file/state"),
            "XDG_DATA_HOME": folder.path("file/data"), "XDG_CONFIG_HOME": folder.path("config"),
        ])
        #expect(told.status == 0)
        let amiss = told.lines.enumerated().filter { $1.hasPrefix("note") }
        #expect(amiss.map { String($1.dropFirst(6).prefix { $0 != " " }) } == [
            "terminal", "TERM", "locale", "progress", "exercises", "settings", "editor",
        ])
        for (at, line) in amiss { #expect(told.lines[at + 1].hasPrefix(String(repeating: " ", count: 17)), "\(line)") }
        #expect(told.output.contains("config.yaml:1:1: "))
        #expect(told.output.contains("/file is a file"))
        #expect(told.output.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test("No colour is as well where somebody asked for none")
    func noColour() throws {
        #expect(try doctor([], ["NO_COLOR": "1"]).output.contains("ok    colours    none, as NO_COLOR"))
        #expect(try doctor([], ["TERM": "vt100"]).output.contains("note  colours    none\n"))
    }

    @Test("Ports of boards are found once, by their names where they have one")
    func boards() throws {
        try folder.write("", to: "dev/ttyACM0")
        try folder.write("", to: "dev/ttyACM1")
        try FileManager.default.createDirectory(atPath: folder.path("dev/serial/by-id"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("dev/serial/by-id/usb-MicroPython_Board-if00"), withDestinationPath: "../../ttyACM0")
        let lines = try doctor().lines.filter { $0.contains("ttyACM") }
        #expect(lines.count == 2)
        #expect(lines[0].hasSuffix("/ttyACM0, usb-MicroPython_Board-if00") && lines[1].hasSuffix("/ttyACM1"))
        // Root may open anything, so the mode is tried by others alone.
        guard geteuid() != 0 else { return }
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path("dev/ttyACM1"))
        let refused = try doctor()
        #expect(refused.status == 0 && refused.output.contains("ttyACM1: permission denied\n") && refused.output.contains("usermod"))
    }
}
