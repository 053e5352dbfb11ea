// Who else has a port open, where the system tells (Linux: /proc).

import Foundation

enum PortHolder {
    /// The name and number of another process that has `path` open.
    static func name(of path: String) -> String? {
        let device = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let own = String(getpid())
        for process in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        where process != own && process.allSatisfy(\.isNumber) {
            let folder = "/proc/\(process)/fd"
            for number in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            where (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(number)")) == device {
                let name = (try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)) ?? "process"
                return "\(name.split(separator: "\n").first ?? "process") (\(process))"
            }
        }
        return nil
    }
}
