// The keys of a board's map: the panel's, and of those that move in time the ones that lead from map to map of a log.
import BlockHeap
import Grid
import Text
import Timeline

extension BoardState {
    mutating func act(_ action: Action, _ context: inout Context) -> [Reaction] {
        switch action {
        case .cursorUp, .cursorDown, .cursorLeft, .cursorRight:
            look.moveCursor(action, on: BoardLayout(context, self).surface)
        case .nextArea, .previousArea:
            guard areas.count > 1 else {
                context.say(film == nil ? "This paste has one map of one area." : "This film has one map so far.")
                return []
            }
            select(selected + (action == .nextArea ? 1 : -1))
        case .collectionOn, .collectionBack, .play:
            guard isFilm else {
                context.say("This paste has one map.")
                return []
            }
            isPlaying = action == .play && !isPlaying
            if action == .play {
                if isPlaying, area.frame == areas.last?.frame { select(0) }
            } else if !step(forwards: action == .collectionOn) {
                context.say(action == .collectionOn ? "This is the last map." : "This is the first map.")
            }
        case .first: select(0)
        case .last: select(areas.count - 1)
        case .dismiss:
            if !look.putAway(), machine != nil { return [.leave] }
        case .colour(.difference):
            guard machine != nil else {
                context.say("This map has none beside it to differ from.")
                return []
            }
            look.layer = .difference
        case .inspect: return inspect(&context)
        case .numbers: return [.open(NumbersOverlay(reading))]
        case .save: return [.open(SaveOverlay(thingsToSave))]
        default:
            look.act(action, withRun: false)
            if action == .zoom { context.say("Map: \(look.zoom.name).") }
        }
        return []
    }

    private func inspect(_ context: inout Context) -> [Reaction] {
        guard let cursor = look.cursor else {
            context.say("The arrow keys put a cursor on the map.")
            return []
        }
        let sentences = map.sentences(BoardLayout(context, self).surface.blocks(at: cursor))
        let lines = sentences.flatMap { sentence -> [StyledLine] in
            Wrapping.lines(sentence, width: context.overlayWidth).map { StyledLine($0) } + [StyledLine()]
        }
        return [.open(TextOverlay("What stands here?", Array(lines.dropLast())))]
    }

    private var thingsToSave: [SaveOverlay.Thing] {
        [(SaveKind.map, SaveOrder.Content.text(map.memInfoText)), (.screen, .screen)].map { kind, content in
            SaveOverlay.Thing(kind: kind, name: "\(fileStem).\(kind.fileEnding)", content: content)
        }
    }

    /// What is known of the board.
    func notes(width: Int) -> TextOverlay? {
        let lines = notes.flatMap { Wrapping.lines($0, width: width).map { StyledLine($0) } }
        return lines.isEmpty ? nil : TextOverlay("Your board; Esc shows its map", lines)
    }

    /// Faults of the paste, which are said first.
    func faults(width: Int) -> TextOverlay? {
        guard !problems.isEmpty else { return nil }
        let lines = problems.flatMap { problem -> [StyledLine] in
            Wrapping.lines("Line \(problem.line), column \(problem.column): \(problem.message).", width: width).map { StyledLine($0) }
        }
        return TextOverlay("What is wrong with this paste; the rest is shown", lines)
    }
}
