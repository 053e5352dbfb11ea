import Foundation

/// The copy of the course that the package carries.
public enum LessonFiles {
    /// The folder that holds `course.yaml` and one folder a section.
    public static var folder: URL? { Bundle.module.resourceURL }
}
