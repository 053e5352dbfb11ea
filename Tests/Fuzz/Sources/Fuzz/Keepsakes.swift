// Any bytes as what picoheap keeps between sittings: config.yaml and progress.json.

import Foundation
import Grid
import Lessons
import Text
import Tutorial

enum Keepsakes {
    private static let folder = Scratch("keepsakes")
    private static let course: Course = {
        do { return try Course.load(from: try Course.folder()) } catch { fatalError("\(error)") }
    }()

    static func readSettings(_ bytes: [UInt8]) {
        folder.write(bytes, to: "config.yaml")
        let loaded = Configuration.load(from: folder.url.appendingPathComponent("config.yaml"), themes: Theme.names.map(\.name))
        for fault in loaded.faults { expect(fault.headline.printable.firstControl == nil, "a fault commands the terminal") }
    }

    /// What is damaged is set aside and not lost; what is kept goes on, is saved, and is the same when it is read again.
    static func readProgress(_ bytes: [UInt8]) {
        folder.clear()
        folder.write(bytes, to: "progress.json")
        let url = folder.url.appendingPathComponent("progress.json")
        let file = ProgressFile(url)
        let loaded = file.load()
        if loaded.warning != nil {
            let contents = folder.names.map { FileManager.default.contents(atPath: folder.url.appendingPathComponent($0).path) }
            expect(contents.contains(Data(bytes)), "a damaged file is lost")
        }
        var state = State(
            course: course, options: .init(theme: Theme(depth: .full)), columns: 80, rows: 24, progress: loaded.progress)
        _ = state.begin()
        for key in "jGa1ilh?" {
            _ = update(&state, .key(.character(key)))
            var grid = Grid(columns: 80, rows: 24)
            view(state, into: &grid)
        }
        guard loaded.isKept else { return }
        do { try file.save(state.progress) } catch { fatalError("progress cannot be saved: \(error)") }
        expect(ProgressFile(url).load().progress == state.progress, "progress is not what was saved")
    }
}
