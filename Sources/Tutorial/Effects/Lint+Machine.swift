// The machine that a course is proved on. The lessons know none; here it is lent to them.
import Lessons
import MicroPython

extension Lint {
    /// The same with a machine that compiles and runs programs, and knows the boards.
    public var withMachine: Lint {
        var lint = self
        lint.compile = { source, file in
            VM.onLargeStack {
                do throws(CompileFailure) {
                    _ = try CompiledScript(Array(source.utf8), name: file)
                    return nil
                } catch {
                    return CompileProblem(traceback: error.text)
                }
            }
        }
        lint.runner = { try ExerciseRun.figures($0) }
        lint.guide = { try TourFigures($1, in: ExerciseRun.record($0)) }
        lint.boards = { Board.named($0).map(BoardFigures.init) }
        return lint
    }
}
