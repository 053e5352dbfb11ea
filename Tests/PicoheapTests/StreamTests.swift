// The streams that a shell gives to a command may be closed, full, a folder, or a pipe whose other end has gone.
import Foundation
import TestSupport
import Testing

@Suite struct StreamTests {
    private let folder: TemporaryFolder
    private let home: [String: String]

    init() throws {
        folder = try TemporaryFolder()
        home = ["HOME": folder.url.path, "D": folder.url.path]
        try folder.write("print('hello')\n", to: "ok.py")
        try folder.write("x = (\n", to: "bad.py")
        try folder.write("while True:\n    print(1)\n", to: "flood.py")
    }

    private func shell(_ line: String) throws -> Command { try Command(shell: line, environment: home) }

    private static let writers = [
        "run $D/ok.py", "run --tell $D/ok.py", "run --events /dev/null $D/ok.py", "compile --list $D/ok.py", "list", "boards", "--lesson 5",
        "lint --no-run", "--help", "--version", "run --help", "repl", "check 9",
    ]

    @Test("A full disk behind standard output is status 1 and a word", arguments: writers) func full(_ arguments: String) throws {
        let command = try shell("$picoheap \(arguments) </dev/null >/dev/full")
        #expect(command.status == 1 && command.errors.contains("standard output: No space left on device"))
    }

    @Test("A file that may not grow is told as a full disk is, and what was there is kept") func limited() throws {
        try folder.write("print('x' * 5000)\n", to: "long.py")
        try folder.write("kept", to: "kept")
        let printing = try shell("ulimit -f 1; $picoheap run $D/long.py")
        #expect(printing.status == 1 && printing.errors.contains("standard output: File too large"))
        let saving = try shell("ulimit -f 1; $picoheap run --events $D/kept $D/ok.py | cat; exit ${PIPESTATUS[0]}")
        #expect(saving.status == 1 && saving.errors.contains("File too large"))
        #expect(try String(contentsOfFile: folder.path("kept"), encoding: .utf8) == "kept")
    }

    @Test("So is a closed standard output", arguments: writers) func closed(_ arguments: String) throws {
        let command = try shell("$picoheap \(arguments) </dev/null >&-")
        #expect(command.status == 1 && command.errors.contains("standard output: Bad file descriptor"))
        #expect(try shell("$picoheap \(arguments) <&- >&- 2>&-").status == 1)
    }

    @Test("A reader that goes away ends a command quietly", arguments: ["", "trap '' PIPE; "]) func gone(_ trap: String) throws {
        for line in [
            "$picoheap run $D/flood.py", "printf 'while 1: print(1)\\n\\n\\n' | $picoheap repl", "$picoheap run --events /dev/null $D/flood.py",
            "$picoheap boards",
        ] {
            let command = try shell("set -o pipefail; (\(trap)\(line.contains("printf") ? line : "timeout 20 " + line)) | head -c 1")
            #expect(command.status == 141 || line.hasSuffix("boards"), "\(line)")
            #expect(command.errors == "", "\(line)")
        }
    }

    @Test("A complaint that nobody can hear leaves the status") func stderr() throws {
        for place in ["2>/dev/full", "2>&-"] {
            for arguments in ["compile $D/bad.py", "compile --list $D/bad.py", "run $D/none.py", "check 4 $D/none.py"] {
                let status = try shell("$picoheap \(arguments) \(place) </dev/null").status
                #expect(status == (arguments.hasPrefix("check") ? 64 : 1), "\(arguments) \(place)")
            }
        }
    }

    @Test("Standard input that cannot be read is told") func stdin() throws {
        for (place, why) in [("<&-", "Bad file descriptor"), ("< /", "Is a directory")] {
            for arguments in ["run -", "compile --list -", "map -"] {
                let command = try shell("$picoheap \(arguments) \(place)")
                #expect(command.status == 1 && command.errors == "picoheap: standard input: \(why)\n", "\(arguments) \(place)")
            }
        }
        #expect(try shell("echo 'try:\n input()\nexcept EOFError: print(7)' > $D/eof.py; $picoheap run $D/eof.py <&-").output.hasSuffix("7\n"))
    }

    @Test("No file of the command takes the place of a closed stream") func places() throws {
        let command = try shell("$picoheap run --trace-file $D/trace $D/ok.py >&-; grep -c hello $D/trace")
        #expect(command.output == "0\n")
    }

    @Test("A file of the run that cannot be written is told with its path", arguments: ["--trace-file", "--map-file", "--save-map", "--events", "--numbers"])
    func files(_ option: String) throws {
        symlink("loop", folder.path("loop"))
        for (path, why) in [
            ("loop", "Too many levels of symbolic links"), (".", "Is a directory"), ("/dev/full", "No space left on device"),
            ("no/where", "No such file or directory"),
        ] {
            let command = try shell("cd $D; $picoheap run \(option) \(path) ok.py")
            #expect(command.status == 1 && command.errors == "picoheap: \(path): \(why)\n", "\(option) \(path)")
        }
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("loop")) == "loop")
        try shell("ln -s deep/target $D/link; mkdir $D/deep; $picoheap run \(option) $D/link $D/ok.py").isWell()
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == "deep/target")
        #expect(FileManager.default.fileExists(atPath: folder.path("deep/target")))
    }

    @Test("Standard output may be one of the files") func output() throws {
        let command = try shell("$picoheap run --numbers /dev/stdout $D/ok.py > $D/both; cat $D/both")
        #expect(command.output.hasPrefix("hello\nevent,kind,line"))
    }

    @Test("A pipe without a writer is given up, one with a writer is read") func pipes() throws {
        for arguments in ["run", "compile --list", "map"] {
            let command = try shell("mkfifo $D/pipe; timeout 20 $picoheap \(arguments) $D/pipe; rc=$?; rm $D/pipe; exit $rc")
            #expect(command.status == 1 && command.errors.hasSuffix("pipe: is a pipe that nobody writes to\n"), "\(arguments)")
        }
        #expect(try shell("$picoheap run <(sleep 4; echo 'print(6*7)')").output == "42\n")
        #expect(try shell("$picoheap run /dev/zero").errors == "picoheap: /dev/zero: is larger than 1 MB\n")
    }

    @Test("Without room for the board's thread a command ends with a sentence") func threads() throws {
        let command = try shell("ulimit -v 500000; timeout 20 $picoheap run $D/ok.py")
        #expect(command.status == 1 && command.errors.contains("no thread can be made for the board"))
    }
}

extension Command {
    fileprivate func isWell() { #expect(status == 0 && errors == "") }
}
