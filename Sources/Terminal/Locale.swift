// What the learner's locale can show.
import CNcurses
import Foundation

/// The locale of the process.
public enum TerminalLocale {
    /// Takes the environment's locale over and says whether its characters are UTF-8. To be called before ncurses starts,
    /// because ncurses asks the same locale how wide a character is.
    public static func adopt() -> Bool {
        _ = setlocale(LC_ALL, "")
        guard let codeset = nl_langinfo(Int32(CODESET)) else { return false }
        let name = String(cString: codeset).uppercased()
        return name == "UTF-8" || name == "UTF8"
    }
}
