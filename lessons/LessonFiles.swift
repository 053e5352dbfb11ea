import Foundation

/// The copy of the course that the package carries.
public enum LessonFiles {
    /// The folder that holds `course.yaml` and one folder a section; `nil` if it stands in none of the places known.
    ///
    /// SwiftPM's own `Bundle.module` ends the process where the bundle is missing, so the places are looked at here:
    /// the bundle beside the program, an installation's share folder, and the source tree that the program was built from.
    public static var folder: URL? {
        let program = Bundle.main.bundleURL
        let places = [
            program.appendingPathComponent("picoheap_LessonFiles.resources"),
            program.appendingPathComponent("../share/picoheap/lessons"),
            URL(fileURLWithPath: #filePath).deletingLastPathComponent(),
        ]
        return places.first { place in
            FileManager.default.fileExists(atPath: place.appendingPathComponent("course.yaml").path)
        }?.standardizedFileURL
    }
}
