// How a Python exception travels through Swift: as a typed throw that carries the exception object's address. In place of py/nlr.h.

/// A raised Python exception, or the end of the run.
public struct PythonError: Error, Equatable, Sendable {
    /// The exception object; `Obj.null` when the run was stopped (cancelled or over its step budget) and nothing may catch it.
    public var exception: Obj

    @inlinable public init(_ exception: Obj) { self.exception = exception }

    /// The run ends here; no `except` and no `finally` sees it.
    public static let stopped = PythonError(.null)
}
