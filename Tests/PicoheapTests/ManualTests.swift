import Foundation
import TestSupport
import Testing
import Tutorial

/// The manual page and what people are told of the version.
@Suite struct ManualTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")

    /// The page as words: escapes taken back.
    private func page() throws -> String {
        let command = try Command("manual")
        #expect(command.status == 0 && command.errors == "")
        #expect(command.output.utf8.allSatisfy { $0 < 0x80 })
        var text = command.output
        for (roff, plain) in [
            ("\\-", "-"), ("\\(dq", "\""), ("\\(aq", "'"), ("\\(ga", "`"), ("\\(ha", "^"), ("\\(ti", "~"),
            ("\\&", ""), ("\\fB", ""), ("\\fR", ""),
        ] {
            text = text.replacingOccurrences(of: roff, with: plain)
        }
        for scalar in Set(Binding.table.flatMap { ($0.keyNames + $0.help).unicodeScalars }) where !scalar.isASCII {
            text = text.replacingOccurrences(of: "\\[u\(String(0x10000 + scalar.value, radix: 16, uppercase: true).suffix(4))]", with: String(scalar))
        }
        return text.replacingOccurrences(of: "\\e", with: "\\")
    }

    @Test("Every command with its options, every key and every file stands in the manual page")
    func whole() throws {
        let page = try page()
        let help = try Command("--help").output
        let commands = help.components(separatedBy: "SUBCOMMANDS:").last?.split(separator: "\n").compactMap { line -> String? in
            line.hasPrefix("  ") && !line.hasPrefix("   ") ? line.split(separator: " ").first.map(String.init) : nil
        } ?? []
        #expect(commands.count >= 9 && commands.contains("doctor") && !commands.contains("manual"))
        for name in commands where name != "See" {
            #expect(page.contains(".SS \"picoheap \(name)\"\n"), "the command \(name)")
            let options = try Command(name, "--help").output.split { " ,[]()\n/".contains($0) }.filter { $0.hasPrefix("--") }
            for option in Set(options) where !["--help", "--version"].contains(option) {
                #expect(page.contains(option), "\(name) \(option)")
            }
        }
        for place in Place.allCases {
            #expect(page.contains(".SS \"\(place.title)\"\n"))
            for binding in Binding.bindings(in: place) {
                #expect(page.contains(".TP\n\(binding.keyNames)\n\(binding.help)\n"), "\(place): \(binding.keyNames)")
            }
        }
        for file in [
            "~/.local/state/picoheap/progress.json", "~/.local/state/picoheap/progress.damaged.json",
            "~/.local/share/picoheap/exercises", "~/.config/picoheap/config.yaml"] {
            #expect(page.contains("\n\(file)\n"))
        }
    }

    @Test("A line of text is never taken for a request of roff")
    func requests() throws {
        let known: Set = ["TH", "SH", "SS", "PP", "TP"]
        for line in try Command("manual").output.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
            #expect(known.contains(line.dropFirst().prefix { $0 != " " }.description), "\(line)")
        }
    }

    @Test("A shell completes commands, boards, themes, scripts and folders")
    func completions() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "script.py")
        try folder.write("", to: "scripts/x")
        let complete = """
            source <($picoheap --generate-completion-script bash)
            word() {
                COMP_WORDS=(picoheap "$@"); COMP_CWORD=$#; COMP_LINE="picoheap $*"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
                _picoheap picoheap "${!#}" "${COMP_WORDS[COMP_CWORD-1]}"; echo "${COMPREPLY[@]}"
            }
            cd $D; word rep; word run --board lab; word open --theme m; word run scr; word compile scr; word lint scr; word map scr
            """
        let found = try Command(shell: complete, environment: ["D": folder.url.path])
        let expected = ["repl report", "lab-4k lab-16k", "mono", "script.py scripts", "script.py scripts", "scripts", "script.py scripts"]
        let words = found.lines.map { $0.split(separator: " ").sorted() }
        #expect(words == expected.map { $0.split(separator: " ").sorted() } && found.errors == "")
        for shell in ["zsh", "fish"] {
            let script = try Command("--generate-completion-script", shell)
            #expect(script.status == 0 && script.output.contains("doctor") && script.output.contains("lab-16k"), "\(shell)")
        }
    }

    @Test("--version says the newest version of the changelog, and which MicroPython it is")
    func version() throws {
        let readme = try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
        let changes = try #require(readme.components(separatedBy: "\n## Changelog\n").dropFirst().first)
        let newest = try #require(changes.split(separator: "\n").first { $0.hasPrefix("### ") }?.dropFirst(4))
        let output = try Command("--version").output
        #expect(output.hasPrefix("picoheap \(newest) (MicroPython v1.24.0"))
        #expect(newest.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
    }
}
