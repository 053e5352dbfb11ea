// What the learner's locale can show.
import CNcurses
import Foundation

/// The locale of the process.
public enum TerminalLocale {
    /// Takes the environment's locale over and says whether its characters are UTF-8. To be called before ncurses starts,
    /// because ncurses asks the same locale how wide a character is.
    ///
    /// A locale that this machine does not have (ssh brings along the name of one) gives way to one that has the same characters.
    public static func adopt(environment: [String: String]) -> Bool {
        if setlocale(LC_ALL, "") == nil, let wanted = wanted(environment)?.uppercased(), wanted.contains(/UTF-?8/) {
            _ = setlocale(LC_ALL, "C.UTF-8") ?? setlocale(LC_ALL, "en_US.UTF-8")
        }
        guard let codeset = nl_langinfo(Int32(CODESET)) else { return false }
        let name = String(cString: codeset).uppercased()
        return name == "UTF-8" || name == "UTF8"
    }

    /// The locale that the environment names for characters: the first of the three variables that says anything.
    public static func wanted(_ environment: [String: String]) -> String? {
        ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    }
}
