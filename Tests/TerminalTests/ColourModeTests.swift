import Testing
@testable import Terminal

@Suite struct ColourModeTests {
    @Test("--color goes before the environment, NO_COLOR before CLICOLOR_FORCE, that before CLICOLOR")
    func order() {
        func wants(_ choice: ColourChoice, _ environment: [String: String], _ isTerminal: Bool = true) -> Bool {
            ColourMode.wantsColour(choice, environment: environment, isTerminal: isTerminal)
        }
        #expect(wants(.auto, ["TERM": "xterm"]))
        #expect(!wants(.auto, ["TERM": "xterm"], false))
        #expect(!wants(.auto, ["TERM": "dumb"]))
        #expect(wants(.always, ["NO_COLOR": "1"], false))
        #expect(!wants(.never, ["CLICOLOR_FORCE": "1"]))
        #expect(!wants(.auto, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"]))
        #expect(wants(.auto, ["NO_COLOR": ""]))
        #expect(wants(.auto, ["CLICOLOR_FORCE": "1"], false))
        #expect(!wants(.auto, ["CLICOLOR": "0"]))
    }
}
