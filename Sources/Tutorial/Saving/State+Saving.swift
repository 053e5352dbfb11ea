// Saving from the panel: which thing, under which name, and y or n before anything is replaced.
import Foundation
import Grid
import Timeline

/// The question of what to save, or under which name.
struct SaveState: Sendable {
    var kinds: [SaveKind]
    var selected = 0
    /// The name, once the thing is chosen.
    var name: Entry?

    var kind: SaveKind { kinds[selected] }
}

extension State {
    mutating func openSaving() {
        overlays.append(.save(SaveState(kinds: isBoardInFront ? [.map, .screen] : SaveKind.allCases)))
    }

    mutating func act(_ action: Action, key: Key, on save: SaveState) -> [Effect] {
        var save = save
        switch action {
        case .close:
            overlays.removeLast()
            return []
        case .erase: save.name?.erase()
        case .selectNext: save.selected = min(save.selected + 1, save.kinds.count - 1)
        case .selectPrevious: save.selected = max(save.selected - 1, 0)
        case .digit:
            guard case .character(let digit) = key, let number = digit.wholeNumberValue,
                  save.kinds.indices.contains(number - 1) else { return [] }
            save.selected = number - 1
            save.name = Entry(text: defaultName(save.kind))
        case .submit where save.name == nil: save.name = Entry(text: defaultName(save.kind))
        case .submit: return submit(save)
        default: return []
        }
        overlays[overlays.count - 1] = .save(save)
        return []
    }

    private mutating func submit(_ save: SaveState) -> [Effect] {
        let name = (save.name?.text ?? "").trimmingCharacters(in: .whitespaces)
        guard !name.isEmpty else {
            say("Type a name for the file, then Enter.")
            return []
        }
        overlays.removeLast()
        guard let content = content(save.kind) else {
            say("There is nothing to save yet.")
            return []
        }
        orders += 1
        let order = SaveOrder(id: orders, name: name, content: content)
        say("Saving \(order.shortName) …")
        return [.save(order)]
    }

    /// In the current folder: the program's name, and the event where the thing is of one moment.
    private func defaultName(_ kind: SaveKind) -> String {
        if let board { return "\(board.fileStem).\(kind.fileEnding)" }
        let file = panel?.file ?? "run"
        let stem = file.hasSuffix(".py") ? String(file.dropLast(3)) : file
        let position = panel?.chosen?.view?.moment.position ?? 0
        return kind.isOfMoment ? "\(stem)-\(position).\(kind.fileEnding)" : "\(stem).\(kind.fileEnding)"
    }

    private func content(_ kind: SaveKind) -> SaveOrder.Content? {
        if kind == .screen { return .text(picture) }
        if let board { return .text(board.map.memInfoText) }
        guard let panel, let track = panel.chosen, let moment = track.view?.moment, let result = track.result else { return nil }
        switch kind {
        case .map:
            if let insight = panel.insightNow { return .text(insight.image.memoryInfo) }
            return result.request.map { .memory($0, position: moment.position) } ?? .text(moment.map.memInfoText)
        case .events: return .events(result.history)
        case .numbers: return .numbers(result.history)
        case .screen: return nil
        }
    }

    /// The screen as it stood before somebody asked to save it.
    private var picture: String {
        var bare = self
        bare.overlays = []
        bare.message = nil
        var grid = Grid(columns: columns, rows: rows)
        view(bare, into: &grid)
        return grid.svg(title: grid.text(row: 0).trimmingCharacters(in: .whitespaces))
    }

    /// An order has come back.
    mutating func take(_ report: SaveReport) -> [Effect] {
        switch report {
        case .written(let order): say("Saved: \(order.shortName)")
        case .failed(let order, let reason): say("\(order.shortName) could not be saved: \(reason).", warning: true)
        case .exists(let order):
            overlays.append(.confirm(ConfirmState(ask: "\(order.shortName) is there already. Replace it?", then: .replace(order))))
        }
        return []
    }

    mutating func replace(_ order: SaveOrder) -> [Effect] {
        var order = order
        order.mayReplace = true
        say("Saving \(order.shortName) …")
        return [.save(order)]
    }
}
