import Lessons
import Testing
import Tutorial

@Suite struct CourseOnMachineTests {
    @Test("Every program, output, figure and task of the course is what the machine gives today")
    func sound() throws {
        var lint = Lint(folder: try Course.folder(environment: [:]))
        lint.runner = { try ExerciseRun.figures($0) }
        let faults = lint.report().faults
        #expect(faults.isEmpty, "\(faults.map(\.description).joined(separator: "\n"))")
    }
}
