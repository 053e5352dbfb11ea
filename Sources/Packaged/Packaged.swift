// What a packaged program carries inside, so that it needs nothing beside itself (.ci/package puts it there):
//
//     lessons/                 the course
//     terminfo/x/xterm ...     descriptions of terminals, as tic compiles them
//     commit                   what it was built from
import CPackaged

/// The files inside of the program. A program that was built by `swift build` alone has none.
public enum Packaged {
    public static let archive = Archive(Array(UnsafeBufferPointer(start: packaged_start(), count: packaged_count())))

    /// The commit that it was built from; `nil` if it was not built from one.
    public static var commit: String? {
        archive.text("commit").flatMap { $0.split(whereSeparator: \.isWhitespace).first.map(String.init) }
    }
}
