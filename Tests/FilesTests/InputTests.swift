// Reading what is no file, or not as one hopes.
import Foundation
import TestSupport
import Testing
@testable import Files

@Suite struct InputTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("A file is read up to its limit; beyond it is an error") func limit() throws {
        let path = try folder.write(String(repeating: "x", count: 2048), to: "file")
        #expect(try InputFile(path).read(atMost: 2048).count == 2048)
        #expect(throws: FileFailure(reason: "is larger than 1 KB", code: EFBIG)) { try InputFile(path).read(atMost: 1024) }
        #expect(throws: FileFailure(reason: "is larger than 1 MB", code: EFBIG)) {
            try InputFile("/dev/zero", mustBeRegular: false).read(atMost: 1 << 20)
        }
    }

    @Test("A folder, a device, a loop and nothing at all are told") func none() throws {
        symlink("loop", folder.path("loop"))
        for (path, reason) in [
            (folder.url.path, "is a folder"), ("/dev/null", "is not a regular file"), (folder.path("no"), "there is no such file"),
            (folder.path("loop"), "Too many levels of symbolic links"),
        ] {
            let failure = #expect(throws: FileFailure.self) { try InputFile(path).read(atMost: 10) }
            #expect(failure?.reason == reason)
        }
    }

    @Test("A pipe without a writer is given up; one whose writer comes late is read to its end") func pipes() throws {
        let path = folder.path("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        #expect(throws: FileFailure(reason: "is not a regular file")) { try InputFile(path).read(atMost: 10) }
        let patient = InputFile(path, mustBeRegular: false, patience: .milliseconds(200))
        #expect(throws: FileFailure(reason: "is a pipe that nobody writes to")) { try patient.read(atMost: 10) }
        Thread.detachNewThread {
            let writer = open(path, O_WRONLY)
            for piece in ["a", "b"] {
                // Longer than the reader's patience: a writer is there.
                usleep(300_000)
                write(writer, piece, 1)
            }
            close(writer)
        }
        #expect(try InputFile(path, mustBeRegular: false, patience: .seconds(10)).read(atMost: 10) == Array("ab".utf8))
    }

    @Test("The line that is no text is named") func noText() throws {
        let path = try folder.write(Data("one\n\u{e9}\n".utf8) + Data([0xe9]), to: "latin1")
        #expect(throws: FileFailure(reason: "line 3 is not UTF-8", code: EILSEQ)) { try InputFile(path).text(atMost: 100) }
    }

    @Test("No name leads out of a bounded folder, by itself or by a link") func bounded() throws {
        try folder.write("secret", to: "outside")
        try folder.write("", to: "in/deep/file")
        symlink("../outside", folder.path("in/link"))
        symlink("../..", folder.path("in/up"))
        symlink("deep", folder.path("in/down"))
        symlink("../new", folder.path("in/dangling"))
        let bounds = BoundedFolder(folder.url.appendingPathComponent("in"))
        for name in ["deep/file", "down/file", "not-yet"] {
            #expect(try bounds.place(of: name).path == folder.path("in/\(name)"))
        }
        for name in ["", ".", "..", "../outside", "deep/../../outside", "/etc/hostname", "deep//file", "link", "up/outside", "dangling", "a\0b"] {
            #expect(throws: FileFailure.self, "\(name)") { try bounds.place(of: name) }
        }
    }
}
