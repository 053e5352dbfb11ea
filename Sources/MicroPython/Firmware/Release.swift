// What MicroPython calls itself.

/// The MicroPython that the machine is.
public enum Release {
    public static let number = "1.24.0"
    /// As sys.version, uname and the prompt's banner say it.
    static let text = "v\(number) on 2024-10-25"
}
