// What the compiler has found out about a function. py/runtime0.h, MP_SCOPE_FLAG_*.

/// Facts about a function; the first four stand in its signature.
struct ScopeFlags: OptionSet, Sendable {
    let rawValue: UInt16
    /// It has a `yield`: calling it makes a generator.
    static let generator = ScopeFlags(rawValue: 0x01)
    /// It takes `**keywords`.
    static let varKeywords = ScopeFlags(rawValue: 0x02)
    /// It takes `*arguments`.
    static let varArguments = ScopeFlags(rawValue: 0x04)
    /// It has keyword-only arguments with defaults.
    static let defaultKeywords = ScopeFlags(rawValue: 0x08)
    /// The flags that are part of the signature.
    static let inSignature = ScopeFlags(rawValue: 0x0f)
}
