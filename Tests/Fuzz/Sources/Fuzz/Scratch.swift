// A folder for what has to lie in files; in memory where the machine has such a place.

import Foundation

/// A folder of this process alone.
struct Scratch {
    let url: URL

    init(_ name: String) {
        let memory = "/dev/shm"
        let base = access(memory, W_OK) == 0 ? URL(fileURLWithPath: memory) : FileManager.default.temporaryDirectory
        url = base.appendingPathComponent("picoheap-fuzz-\(name)-\(getpid())")
        do {
            try FileManager.default.createDirectory(at: url.appendingPathComponent("00-fuzzed"), withIntermediateDirectories: true)
        } catch {
            fatalError("\(url.path): \(error)")
        }
        Scratch.made.append(url.path)
        atexit { for path in Scratch.made { try? FileManager.default.removeItem(atPath: path) } }
    }

    private nonisolated(unsafe) static var made: [String] = []

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? [] }

    func write(_ bytes: [UInt8], to name: String) {
        guard FileManager.default.createFile(atPath: url.appendingPathComponent(name).path, contents: Data(bytes)) else {
            fatalError("\(name) cannot be written")
        }
    }

    func clear() { for name in names { unlink(url.appendingPathComponent(name).path) } }
}
