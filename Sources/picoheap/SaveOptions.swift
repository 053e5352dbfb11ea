// The files that a run can leave behind beside its map and its trace.
import ArgumentParser

struct SaveOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Write the block map of the moment that --at says, as mem_info(1) prints it.", valueName: "F"),
        completion: .file())
    var saveMap: String?

    @Option(
        help: ArgumentHelp("The moment of --save-map: an event's number, peak, failure or end.", valueName: "when"),
        completion: .list(["peak", "failure", "end"]))
    var at: String?

    @Option(help: ArgumentHelp("Write every event as JSON, one a line.", valueName: "F"), completion: .file())
    var events: String?

    @Option(help: ArgumentHelp("Write free bytes and biggest hole after each event, with commas.", valueName: "F"), completion: .file())
    var numbers: String?

    var isAsked: Bool { saveMap != nil || events != nil || numbers != nil }

    /// A moment of a run as it is asked for, before there is a run.
    enum Moment: Equatable, Sendable {
        case event(Int)
        case peak, failure, end
    }

    /// Throws a usage error.
    func moment() throws -> Moment {
        guard let at else { return .end }
        if saveMap == nil { throw ValidationError("--at says when --save-map is written; say --save-map as well.") }
        switch at {
        case "peak": return .peak
        case "failure": return .failure
        case "end": return .end
        default:
            if let event = Int(at), event >= 0 { return .event(event) }
            throw ValidationError("--at: '\(at)' is no moment; an event's number, peak, failure and end are.")
        }
    }
}
