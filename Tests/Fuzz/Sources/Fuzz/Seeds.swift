// What a corpus begins with, made from what lies in this repository: `Fuzz seeds FOLDER` writes a folder a target.

import Foundation
import Lessons
import MicroPython

enum Seeds {
    /// Beside the seeds that are made here stand those that lie ready: recordings, pastes, and Tests/Fuzz/Seeds.
    static func write(to folder: URL, course: CourseFolder) throws {
        func save(_ bytes: [UInt8], _ target: String, _ name: String) throws {
            let place = folder.appendingPathComponent(target)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            try Data(bytes).write(to: place.appendingPathComponent("seed-" + name))
        }
        for section in course.names where section.first?.isNumber == true {
            let files = course.folder(section)
            var parts: [[UInt8]] = []
            for name in files.names {
                guard let text = try? files.text(name) else { continue }
                // Each section's program stands for all of them.
                let known = name.hasSuffix(".py") ? "a.py" : name
                parts += [Array(known.utf8), Array(text.utf8)]
                guard name.hasSuffix(".py") else { continue }
                try save(Array(text.utf8), "source", name)
                let file = VM.onLargeStack { try? CompiledScript(Array(text.utf8), name: "a.py").mpy() }
                if let file { try save(file, "mpy", name) }
                try save(Array(text.utf8.map { $0 == 10 ? 13 : $0 }) + [4], "prompt", name)
                try save([1] + Array(text.utf8) + [4, 2], "prompt", "raw-" + name)
                try save([1, 5, 65, 1] + Array(text.utf8) + [4, 4], "prompt", "paste-" + name)
            }
            try save(Array(parts.joined(separator: [0])), "lesson", section)
        }
        let progress = """
            {"version":1,"lesson":"strings","lineRead":{"strings":12},"finished":["start"],"answers":{"immutable":{"text":"2","right":true,\
            "tries":1}},"guesses":{"larger":"1000"},"skipped":["x"],"ran":["strings"],"solved":["status"],"hints":{"status":2},\
            "panel":"join.py","moments":{"join.py":100}}
            """
        try save(Array(progress.utf8), "progress", "whole")
        try save(Array("theme: mono\nboard: pico\nascii: true\nmouse: false\n".utf8), "settings", "whole")
        for section in 0...12 {
            for keys in ["Gr\r.,>}{$0zgnm[]P\u{1}", "l\thjkkGa1\ra2\ri", "\tbdoOCp\r", "\t1+1\r\u{1}", "/heap\rnt\rw?\u{1}sN"] {
                try save([UInt8(section)] + Array(keys.utf8), "keys", "\(section)-\(keys.utf8.count)")
            }
        }
    }
}
