// By age: collections survived.
import Grid
import Timeline

extension Layer {
    static let age = Layer(name: "age", key: "2", help: "colour by age: collections survived") { source in
        source.run.map { LayerView(ages: $0) } ?? .none
    }
}

extension LayerView {
    fileprivate init(ages run: LayerSource.Run) {
        let position = run.moment.position
        let ends = run.history.collections.map(\.end).filter { $0 < position }
        classes = run.moment.map.classes { head in
            guard let birth = run.moment.birth(ofHead: head) else { return 4 }
            switch ends.count - ends.partitioningIndex(where: { $0 > birth }) {
            case 0: return 0
            case 1: return 1
            case 2...3: return 2
            case 4...7: return 3
            default: return 4
            }
        }
        let names = [
            ("no collection yet", "0 GCs"), ("1 survived", "1 GC"), ("2-3", "2-3 GCs"), ("4-7", "4-7 GCs"), ("8 or more", "8+ GCs"),
        ]
        let roles: [Role] = [.age0, .age1, .age2, .age3, .age4]
        meanings = zip(zip(roles, names), "ABCDE").map { Class(role: $0.0, name: $0.1.0, short: $0.1.1, letter: $1) }
    }
}
