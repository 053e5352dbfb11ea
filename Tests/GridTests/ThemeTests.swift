import Testing
@testable import Grid

@Suite struct ThemeTests {
    @Test("Mono uses no colour at all", arguments: Role.allCases)
    func mono(_ role: Role) {
        let style = Theme(depth: .mono)[role]
        #expect(style.foreground == .terminal && style.background == .terminal)
    }

    @Test("Sixteen colours stay under sixteen", arguments: Role.allCases)
    func sixteen(_ role: Role) {
        if case .index(let index) = Theme(depth: .sixteen)[role].foreground { #expect(index < 16) }
    }

    @Test("The blocks have the palette of Okabe and Ito by its xterm indices")
    func palette() {
        let theme = Theme(depth: .full)
        let expected: [(Role, UInt8)] = [
            (.container, 178), (.stringBlock, 74), (.buffer, 35), (.figure, 221), (.program, 32), (.other, 175), (.garbage, 166),
            (.free, 238),
        ]
        for (role, index) in expected { #expect(theme[role].foreground == .index(index), "\(role)") }
        #expect(theme[.garbage].attributes.contains(.bold))
    }
}
