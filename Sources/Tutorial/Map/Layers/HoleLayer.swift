// Free cells show how long their hole is; what is used is what it is, but faint.
import Grid

extension Layer {
    static let hole = Layer(
        name: "hole size", key: "6", help: "show the size of each hole", needsRun: false, subject: .holes, isOfKinds: true
    ) { LayerView(types: $0.map) }
}

/// The role of a hole of 2^power blocks: the bigger the brighter.
func holeRole(_ power: Int) -> Role {
    let roles: [Role] = [.age4, .age3, .age2, .age1, .age0]
    return roles[min(power / 3, 4)]
}
