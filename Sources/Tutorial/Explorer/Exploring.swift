// The keys for time and map, once for every screen that shows recorded runs.
import BlockHeap
import Grid
import Lessons
import Timeline

/// A screen around an explorer.
protocol Exploring: Sendable {
    var explorer: Explorer { get set }
    /// What is said of the end, once it is reached.
    var ending: Ending? { get }
    /// Guess beside result, as far as they are known.
    var verdicts: [Verdict] { get }
    /// What files about it are called at first.
    var fileStem: String { get }
    /// How the map is laid, and where the strip stands.
    func layMap(_ context: Context) -> (geometry: MapGeometry, strip: Rect)
}

extension Exploring {
    var ending: Ending? { nil }
    var verdicts: [Verdict] { [] }

    /// What the cursor moves on.
    func surface(_ context: Context) -> MapSurface? {
        guard let view = explorer.chosen?.view else { return nil }
        let geometry = explorer.map.zoom == .blocks ? MapGeometry(everyBlockOf: explorer.use.blockCount) : layMap(context).geometry
        return MapSurface(geometry: geometry, blockCount: view.moment.map.blockCount, start: view.touched.last?.lowerBound ?? 0)
    }

    mutating func layOutStrip(_ context: Context) { explorer.layOutStrip(layMap(context).strip) }

    /// Does what an action of time or map means. Other actions do nothing.
    mutating func explore(_ action: Action, _ context: inout Context) -> [Reaction] {
        guard explorer.isReady, let history = explorer.history else {
            context.say(context.pending == nil ? "r runs the program first." : "It is still running; Esc stops it.")
            return []
        }
        if explorer.stepWalk(action) { return [] }
        explorer.isEndingOpen = false
        switch action {
        case .printed: return [.open(PrintedOverlay(explorer, ending, context))]
        case .save:
            explorer.isPlaying = false
            return [.open(SaveOverlay(thingsToSave))]
        case .policy: return (explorer.chosen?.view).map { [.open(PolicyOverlay(blocks: $0.moment.map.blockCount))] } ?? []
        case .walk: return startWalk(history, &context)
        case .failure:
            guard let failure = history.firstFailure else {
                context.say("No allocation failed in this run.")
                return []
            }
            explorer.jump(to: failure + 1)
            return openPostMortem(failure, interrupts: false)
        case .inspect: return inspect(&context)
        case .numbers: return explorer.reading.map { [.open(NumbersOverlay($0))] } ?? []
        case .side: nextSide(&context)
        case .align: changeAlignment(&context)
        case .cursorUp, .cursorDown, .cursorLeft, .cursorRight:
            if let surface = surface(context) { explorer.map.moveCursor(action, on: surface) }
        case .zoom:
            explorer.map.act(action, withRun: true)
            // The strip may become another width.
            layOutStrip(context)
            context.say("Map: \(explorer.map.zoom.name).")
        case .mark: explorer.toggleMark()
        case .depth: explorer.depth = explorer.depth.next
        case .larger, .smaller, .layer, .colour: explorer.map.act(action, withRun: true)
        default: explorer.move(action, history, &context)
        }
        return []
    }

    // MARK: What lies over the map

    /// Opens the analysis of a failed allocation, and what can be tried against it.
    /// It says what a guess was worth, too, if it is the last thing that can be said to it.
    func openPostMortem(_ event: Int, interrupts: Bool) -> [Reaction] {
        guard let track = explorer.chosen, let history = explorer.history, let report = history.postMortem(ofEvent: event),
            let blocks = track.view?.moment.map.blockCount
        else { return [] }
        return [.open(PostMortemOverlay(
            report, source: track.source, blocks: blocks, verdicts: history.failures.last == event ? verdicts : [],
            interrupts: interrupts))]
    }

    /// Opens what can be said of the allocations under the cursor.
    private func inspect(_ context: inout Context) -> [Reaction] {
        guard let track = explorer.chosen, let view = track.view, let surface = surface(context) else { return [] }
        guard let cursor = explorer.map.cursor else {
            context.say("The arrow keys put a cursor on the map.")
            return []
        }
        let builder = BlockPageBuilder(
            track: track, view: view, insight: explorer.insightNow, isLooking: explorer.looking != nil, theme: context.theme,
            width: context.overlayWidth)
        let cell = surface.blocks(at: cursor), heads = builder.heads(in: cell)
        return [.open(BlockOverlay(builder, heads.count > 1 ? .cell(cell) : .allocation(heads.first ?? cursor)))]
    }

    /// What can be taken away as a file: its name says the event where the thing is of one moment.
    private var thingsToSave: [SaveOverlay.Thing] {
        guard let moment = explorer.chosen?.view?.moment, let result = explorer.chosen?.result else { return [] }
        let map: SaveOrder.Content = if let insight = explorer.insightNow {
            .text(insight.image.memoryInfo)
        } else if let request = result.request {
            .memory(request, position: moment.position)
        } else {
            .text(moment.map.memInfoText)
        }
        let contents: [(SaveKind, SaveOrder.Content)] = [
            (.map, map), (.events, .events(result.history)), (.numbers, .numbers(result.history)), (.screen, .screen),
        ]
        return contents.map { kind, content in
            let stem = kind.isOfMoment ? "\(fileStem)-\(moment.position)" : fileStem
            return SaveOverlay.Thing(kind: kind, name: "\(stem).\(kind.fileEnding)", content: content)
        }
    }

    // MARK: Several programs

    private mutating func nextSide(_ context: inout Context) {
        guard explorer.isTwin else { return context.say("There is one program here; p replays it beside itself.") }
        explorer.choose((explorer.side + 1) % explorer.tracks.count)
    }

    private mutating func changeAlignment(_ context: inout Context) {
        guard explorer.isTwin else { return context.say("There is one program here; p replays it beside itself.") }
        if explorer.alignment == .event, !explorer.haveTurns {
            return context.say("Not in all of these runs a loop comes round: they keep step by events.")
        }
        explorer.changeAlignment()
        context.say(explorer.alignment == .loop ? "In step by turns of the outermost loop." : "In step by heap events.")
    }

    // MARK: A collection

    /// Takes the collection apart in which one stands, else the next one, else the last.
    private mutating func startWalk(_ history: History, _ context: inout Context) -> [Reaction] {
        guard let track = explorer.chosen, let position = explorer.position else { return [] }
        guard let span = history.collections.first(where: { $0.end + 1 >= position }) ?? history.collections.last else {
            context.say("There was no collection in this run.")
            return []
        }
        guard let request = track.result?.request else {
            context.say("This run cannot be repeated, so its marks are not known.")
            return []
        }
        explorer.isPlaying = false
        context.say("Going to the collection of event \((span.start + 1).grouped) …")
        return [.effect(.walk(WalkOrder(run: track.run, request: request, start: span.start)))]
    }

    /// A collection has come back, taken apart.
    mutating func take(_ walk: CollectionWalk?, ofRun run: Int, _ context: inout Context) {
        guard explorer.chosen?.run == run else { return }
        guard let walk, !walk.steps.isEmpty else { return context.say("This collection was not reached.", warning: true) }
        context.message = nil
        explorer.enter(walk)
    }

    // MARK: Time

    /// Time has passed. While it plays, the first failure on the way is explained.
    mutating func tick(milliseconds: Int) -> [Reaction] {
        explorer.fade(milliseconds: milliseconds)
        if explorer.walk != nil {
            explorer.tickWalk(milliseconds: milliseconds)
        } else if let failure = explorer.tick(milliseconds: milliseconds), failure == explorer.history?.firstFailure {
            return openPostMortem(failure, interrupts: true)
        }
        return []
    }
}
