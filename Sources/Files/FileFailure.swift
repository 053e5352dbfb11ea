// Why something on the disk could not be done: the one error of this module.
import Foundation

/// Why a file could not be read or written, in the system's words where it has any.
public struct FileFailure: Error, Equatable, CustomStringConvertible, Sendable {
    public let reason: String
    /// The system's number of it; 0 where the reason is ours.
    public let code: Int32
    public var description: String { reason }

    public init(reason: String, code: Int32 = 0) {
        self.reason = reason
        self.code = code
    }

    public init(code: Int32) { self.init(reason: String(cString: strerror(code)), code: code) }

    /// What Foundation's functions on files have thrown.
    public init(_ error: any Error) {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error
        if let failure = error as? FileFailure {
            self = failure
        } else if let system = cause as? POSIXError {
            self.init(code: system.code.rawValue)
        } else {
            self.init(reason: error.localizedDescription)
        }
    }

    /// The reason of the system call that has just failed.
    static var last: FileFailure { FileFailure(code: errno) }
}
