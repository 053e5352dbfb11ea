import BlockHeap
import Grid
import MicroPython
import TestSupport
import Testing
import Timeline

@testable import Tutorial

@Suite struct LifePictureTests {
    @Test("On paper there is a rectangle for each allocation that was alive in the window, in the colour of what it holds")
    func paper() throws {
        let source = "a = [1] * 40\nb = bytearray(500)\na = None\nimport gc\ngc.collect()\nc = 1.5 * len(b)\n"
        let request = Timeline.RunRequest(board: try #require(Board.named("pico2w")), source: Array(source.utf8))
        let history = Recorder(request).record().history, lives = history.lives()
        let window = LifeWindow(history, lives)
        var svg = ""
        history.writeLifeSVG(lives, window: window, title: "a <run> & more") { svg += $0 + "\n" }
        let elements = try #require(XMLReader.read(svg))
        #expect(elements.contains { $0.name == "title" && $0.text == "a <run> & more" })
        let alive = lives.filter { $0.birth < window.positions.upperBound && $0.death > window.positions.lowerBound }
        for (role, name) in LifePicture.families {
            let fill = Theme(depth: .full)[role].paperFill
            let path = try #require(elements.first { $0.name == "path" && $0.attributes["fill"] == fill }, "\(name)")
            #expect((path.attributes["d"] ?? "").count { $0 == "M" } == alive.count { $0.content.role == role }, "\(name)")
        }
        #expect(alive.contains { $0.content == .elements && $0.count == 32 }, "the bytes of b")
    }
}
