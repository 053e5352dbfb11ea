// Programs to be read, as they stand at this moment: a learner may edit their copies in any editor at any time.
import Files
import Foundation
import Lessons

/// Programs of a section to be read.
public struct ReadOrder: Sendable, Equatable {
    /// Numbers orders, so that an answer nobody waits for any more is known as such.
    public var id: Int
    public var section: CourseFolder
    public var files: [String]
}

/// A program as it is to be run. Any bytes are a program, as on a board.
public struct ProgramText: Sendable, Equatable {
    public var file: String
    public var source: [UInt8]
    /// The learner's own text, not the course's.
    public var isCopy: Bool
}

/// What became of an order.
public enum ReadReport: Sendable {
    case read([ProgramText])
    /// Why one of them cannot be run, in a sentence.
    case failed(String)
}

extension ReadOrder {
    /// Reads them, the learner's own text where there is one. Blocks.
    public func perform(_ workspace: Workspace?) -> ReadReport {
        do throws(FileFailure) {
            return .read(try files.map { (file) throws(FileFailure) in
                if let copy = try ownCopy(of: file, workspace) { return ProgramText(file: file, source: copy, isCopy: true) }
                do throws(FileFailure) {
                    return ProgramText(file: file, source: Array(try section.text(file).utf8), isCopy: false)
                } catch {
                    throw FileFailure(reason: "\(file) cannot be run: \(error.reason).", code: error.code)
                }
            })
        } catch {
            return .failed(error.reason)
        }
    }

    private func ownCopy(of file: String, _ workspace: Workspace?) throws(FileFailure) -> [UInt8]? {
        do throws(FileFailure) {
            return try workspace?.text(ofCopy: file, section: section)
        } catch {
            throw FileFailure(reason: "Your copy of \(file) cannot be run: it \(error.reason).", code: error.code)
        }
    }
}
