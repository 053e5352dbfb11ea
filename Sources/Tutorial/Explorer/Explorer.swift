// Recorded runs as they are looked at: where one stands in time, what the map shows, how much is said in numbers. One program, or several
// in lock-step; a program's panel and the prompt both are screens around one of these.
import Grid
import Lessons
import Text
import Timeline

/// Runs that are gone through.
struct Explorer: Sendable {
    /// What is looked at; of several, the others keep step with the chosen one.
    var tracks: [Track]
    /// Which of the tracks keys, cursor and words are about.
    var side = 0
    /// What keeping step means.
    var alignment = Lessons.Panel.Alignment.event
    var isPlaying = false
    /// How long the whole run takes to play.
    private(set) var length = PlayLength(events: 0)
    /// Parts of an event owed to the clock: playing may be slower than the ticks come.
    var owed = 0
    /// The collection that is being stepped through, of the chosen track.
    private(set) var walk: Walk?
    /// What was last seen of the memory, and the order for a look that is on its way.
    private(set) var insight: Insight?
    private(set) var looking: LookOrder?
    var map = MapLook()
    /// How much is said in numbers.
    var depth = NumberDepth.beginner
    /// The end has just been reached: what is to be said of it may cover the map, until the next key.
    var isEndingOpen = false
    /// The whole run as columns, for the strip, of each track; made when run or width change.
    private(set) var columns: [[TimelineColumn]] = []

    /// Programs that are shown side by side at the most.
    static let mostTracks = 3
    /// A run that takes long to repeat is not looked into.
    static let mostEventsRepeated = 300_000

    init(_ tracks: [Track]) { self.tracks = tracks }

    /// The track that keys, cursor and words are about.
    var chosen: Track? { tracks.indices.contains(side) ? tracks[side] : tracks.first }
    var history: History? { chosen?.result?.history }
    var position: Int? { chosen?.view?.moment.position }

    /// What any of the programs uses of its heap, from where it is opened to its end.
    var use: BlockUse { BlockUse(tracks.compactMap { $0.result?.history.use }) }

    /// All have run.
    var isReady: Bool { !tracks.isEmpty && tracks.allSatisfy { $0.view != nil } }
    var isTwin: Bool { tracks.count > 1 }

    /// All programs stand at their ends.
    var isAtEnd: Bool {
        tracks.allSatisfy { track in track.result.map { $0.history.count == track.view?.moment.position } ?? true }
    }

    /// Something that changed is still marked.
    var isMarking: Bool { tracks.contains { $0.view?.isFresh == true } }

    /// What is known of the moment that is on the screen.
    var insightNow: Insight? {
        guard let insight, let chosen, insight.run == chosen.run, insight.position == position else { return nil }
        return insight
    }

    /// The numbers of the moment on the screen.
    var reading: NumberReading? {
        guard let chosen, let view = chosen.view else { return nil }
        return NumberReading(chosen, view, request: map.request)
    }

    /// What the map shows of one of the programs. Cursor, marks and what is known of the memory are about the chosen one.
    func scene(_ track: Track, _ view: TrackView, _ look: Look, isChosen: Bool = true) -> MapScene {
        var map = map
        if !isChosen { map.cursor = nil }
        return MapScene(
            track, view, map, insight: isChosen ? insightNow : nil, walk: isChosen ? walk : nil, isMono: look.isMono)
    }

    // MARK: How it is looked at

    /// The same way of looking at another run.
    mutating func keepLook(of old: Explorer) {
        map = old.map
        map.cursor = nil
        depth = old.depth
    }

    /// The length that suits the run of the chosen program.
    mutating func suitLength() {
        if let history { length = PlayLength(events: history.count - history.opening) }
    }

    mutating func changeLength(toLonger isLonger: Bool) {
        length.change(toLonger: isLonger)
        owed = 0
        walk?.owed = 0
    }

    mutating func toggleMark() {
        let isMarked = chosen?.mark != nil
        for i in tracks.indices { tracks[i].mark = isMarked ? nil : tracks[i].view?.moment }
        map.layer = isMarked ? .type : .difference
    }

    /// The strip has a column for each of the screen's.
    mutating func layOutStrip(_ strip: Rect) {
        let width = stripColumns(strip.columns)
        columns = isReady ? tracks.compactMap { $0.result?.history.columns(width) } : []
    }

    // MARK: Which of several

    mutating func choose(_ side: Int) {
        leaveWalk()
        self.side = side
        map.cursor = nil
    }

    /// Takes all but the first tracks away; false if there are no more.
    mutating func drop(allBut count: Int) -> Bool {
        guard tracks.count > count else { return false }
        tracks.removeLast(tracks.count - count)
        side = min(side, tracks.count - 1)
        return true
    }

    // MARK: The memory

    /// The order for a look into the memory where one stands still and it is not known yet.
    mutating func lookIfStill(_ context: inout Context) -> [Reaction] {
        guard let chosen, let position, !isPlaying, walk == nil, insightNow == nil, looking == nil,
            let request = chosen.result?.request, position < Explorer.mostEventsRepeated
        else { return [] }
        let order = LookOrder(id: context.newOrder(), run: chosen.run, request: request, position: position)
        looking = order
        return [.effect(.look(order))]
    }

    /// A look has come back. False where it is not the one that is waited for.
    mutating func take(_ insight: Insight?, ofOrder id: Int) -> Bool {
        guard looking?.id == id else { return false }
        looking = nil
        if let insight { self.insight = insight }
        return true
    }

    // MARK: A collection

    mutating func enter(_ collection: CollectionWalk) {
        walk = Walk(collection)
        isPlaying = false
        walk(to: 0)
    }

    /// Shows a step of the collection; the run stands where the step belongs.
    mutating func walk(to step: Int) {
        walk?.go(to: step)
        guard let walk else { return }
        go(to: walk.position)
        if tracks.indices.contains(side), let map = tracks[side].view?.moment.map { tracks[side].touch(walk.touched(map)) }
    }

    /// Back to the run, at the event where the collection was left.
    mutating func leaveWalk() {
        guard walk != nil else { return }
        walk = nil
        isPlaying = false
    }

    /// Time has passed while a collection plays.
    mutating func tickWalk(milliseconds: Int) {
        guard isPlaying, let last = walk?.last, let steps = walk?.beats(length, in: milliseconds), steps > 0, let step = walk?.step
        else { return }
        walk(to: min(step + steps, last))
        if walk?.isAtEnd == true { isPlaying = false }
    }
}
