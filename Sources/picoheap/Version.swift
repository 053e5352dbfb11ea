// The version, in the one place that holds it: .ci/package reads it here, and a test holds the changelog of README.md to it.
//
// By semver.org, for what people and scripts rely on, which is the commands, their options, outputs and exit statuses, and the format of
// lessons, of config.yaml and of progress.json. A change that breaks one of these raises the first number (before 1.0 the second), new
// abilities raise the second, anything else the third.

import MicroPython
import Packaged

enum Version {
    static let number = "0.2.0"

    /// What `--version` says.
    static var text: String {
        "picoheap \(number) (MicroPython v\(Release.number)\(Packaged.commit.map { ", commit \($0)" } ?? ""))"
    }
}
