import Foundation
import TestSupport
import Testing
@testable import Terminal

@Suite struct EditorTests {
    @Test("$VISUAL goes before $EDITOR; without both, the first known editor that is there")
    func command() throws {
        let folder = try TemporaryFolder()
        func command(_ environment: [String: String]) -> String? {
            Editor.command(environment: environment.merging(["PATH": "/nowhere:\(folder.url.path)"]) { $1 })
        }
        #expect(command(["VISUAL": "code --wait", "EDITOR": "ed"]) == "code --wait")
        #expect(command(["VISUAL": " ", "EDITOR": "ed"]) == "ed")
        #expect(command([:]) == nil)
        for (name, found) in [("ed", "ed"), ("emacs", "emacs -nw"), ("nano", "nano"), ("vi", "vi")] {
            let file = try folder.write("#!/bin/sh\n", to: name)
            #expect(command([:]) != found)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
            #expect(command([:]) == found)
        }
    }
}
