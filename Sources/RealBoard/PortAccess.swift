// Whether this user may open a port, and the one command that gives the permission.

import Foundation

/// The group that owns a port, and how to get into it.
public enum PortAccess {
    /// The name of the group that owns the device.
    static func group(of path: String) -> String? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        return attributes?[.groupOwnerAccountName] as? String
    }

    /// What to do where a port may not be opened.
    public static func advice(group: String?) -> [String] {
        let user = NSUserName()
        if let group, isMember(user, of: group) { return ["you are in the group \(group) already: log out and in again"] }
        #if os(Linux)
            return [
                "ask for membership of the group \(group ?? "that owns it"), then log in again:",
                "sudo usermod -a -G \(group ?? "dialout") \(user)",
            ]
        #else
            return ["System Settings > Privacy & Security may keep terminals from devices"]
        #endif
    }

    /// Whether the list of groups names the user; the running session may not know it yet.
    private static func isMember(_ user: String, of group: String) -> Bool {
        guard let entry = getgrnam(group), var member = entry.pointee.gr_mem else { return false }
        while let name = member.pointee {
            if String(cString: name) == user { return true }
            member += 1
        }
        return false
    }
}
