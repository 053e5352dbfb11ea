import Testing
@testable import Tutorial

@Suite struct BindingTests {
    @Test("A key has one meaning in one place", arguments: Place.allCases, [false, true])
    func clashes(_ place: Place, _ isShow: Bool) {
        var meanings: [[Key]: Action] = [:]
        for binding in Binding.bindings(in: place, isShow: isShow) {
            for keys in binding.keys {
                if let other = meanings[keys], other != binding.action {
                    Issue.record("\(keys.map(\.name)) in \(place) is both \(other) and \(binding.action)")
                }
                meanings[keys] = binding.action
            }
        }
        // A sequence must not begin with a key that already means something alone.
        for keys in meanings.keys where keys.count > 1 {
            #expect(meanings[Array(keys.prefix(1))] == nil, "\(keys.map(\.name)) in \(place)")
        }
    }

    @Test("Every binding says in help what it does, and has a key")
    func help() {
        for binding in Binding.table {
            #expect(!binding.help.isEmpty && !binding.keys.isEmpty && !binding.places.isEmpty, "\(binding.action)")
        }
    }

    @Test("Esc never quits")
    func escape() {
        for place in Place.allCases { #expect(Binding.match([.escape], in: place) != .action(.quit)) }
    }

    @Test("The beginning of a sequence waits for the rest")
    func sequence() {
        #expect(Binding.match([.character("g")], in: .reading) == .prefix)
        #expect(Binding.match([.character("g"), .character("g")], in: .reading) == .action(.top))
        #expect(Binding.match([.character("Z")], in: .reading) == .none)
    }
}
