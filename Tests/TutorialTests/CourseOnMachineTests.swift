import Lessons
import Testing
import Tutorial

@Suite struct CourseOnMachineTests {
    @Test("Every program, output, figure and task of the course is what the machine gives today")
    func sound() throws {
        let faults = Lint(folder: try Course.folder(environment: [:])).withMachine.report().faults
        #expect(faults.isEmpty, "\(faults.map(\.description).joined(separator: "\n"))")
    }
}
