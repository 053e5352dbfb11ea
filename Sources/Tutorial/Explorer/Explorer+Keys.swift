// The keys that move in time: steps, jumps, playing, and those that mean a step of a collection while one is stepped through.
import Text
import Timeline

extension Explorer {
    /// In all of the runs a loop comes round.
    var haveTurns: Bool { tracks.allSatisfy { $0.result?.history.recording.turns.isEmpty == false } }

    /// Moves as the action says. Other actions do nothing.
    mutating func move(_ action: Action, _ history: History, _ context: inout Context) {
        switch action {
        case .lineOn: step(.line, forwards: true)
        case .lineBack: step(.line, forwards: false)
        case .eventOn: step(.event, forwards: true)
        case .eventBack: step(.event, forwards: false)
        case .turnOn, .turnBack:
            guard !history.recording.turns.isEmpty else { return context.say("No loop came round in this run.") }
            step(.turn, forwards: action == .turnOn)
        case .collectionOn: step(.collection, forwards: true)
        case .collectionBack: step(.collection, forwards: false)
        case .first: jump(to: position == history.opening ? 0 : history.opening)
        case .last: jump(to: history.count)
        case .peak: jump(to: history.peak.position)
        case .lastFit: jumpToLastFit(history, &context)
        case .holeFall:
            guard let fall = history.biggestHoleFall else { return context.say("The biggest hole never became smaller.") }
            jump(to: fall)
        case .birth, .death: jumpInLife(history, toBirth: action == .birth, &context)
        case .toMark:
            guard let mark = chosen?.mark else { return context.say("m marks a moment, M goes back to it.") }
            jump(to: mark.position)
        case .play:
            if isAtEnd { go(to: history.opening) }
            isPlaying.toggle()
        case .faster: changeLength(toLonger: false)
        case .slower: changeLength(toLonger: true)
        default: break
        }
    }

    private mutating func jumpToLastFit(_ history: History, _ context: inout Context) {
        guard let position else { return }
        // The failure at which one stands, or the last one before.
        guard let failure = history.failures.last(where: { $0 < position }) ?? history.firstFailure else {
            return context.say("No allocation failed in this run.")
        }
        guard let report = history.postMortem(ofEvent: failure), report.cause != .lockedHeap else {
            return context.say("The heap was locked: whether it would fit was not even looked at.")
        }
        guard let fit = report.lastFit else { return context.say("It would never have fitted in this run.") }
        jump(to: fit)
    }

    /// To the event that made, or will end, the allocation under the cursor; without a cursor, the one that the last event was about.
    private mutating func jumpInLife(_ history: History, toBirth: Bool, _ context: inout Context) {
        guard let view = chosen?.view, let block = map.cursor ?? view.touched.last?.lowerBound else {
            return context.say("The arrow keys put a cursor on the map.")
        }
        guard let head = view.moment.map.head(of: block) else {
            return context.say("\(block.blockOffset) is free: there is no allocation.")
        }
        map.cursor = head
        if toBirth {
            guard let birth = view.moment.birth(ofHead: head) else { return context.say("It is older than the recording.") }
            jump(to: birth + 1)
            context.say("\(head.blockOffset) was made here, at event \((birth + 1).grouped).")
        } else {
            guard let death = history.death(ofHead: head, after: view.moment.position) else {
                return context.say("\(head.blockOffset) lives to the end of the run.")
            }
            jump(to: death + 1)
            context.say("\(head.blockOffset) is gone here, at event \((death + 1).grouped).")
        }
    }

    /// Steps through the collection; false where none is, or the action means there what it always means.
    mutating func stepWalk(_ action: Action) -> Bool {
        guard let walk else { return false }
        let target: Int
        switch action {
        case .eventOn: target = walk.step + 1
        case .eventBack: target = walk.step - 1
        case .lineOn: target = walk.walk.nextRoot(after: walk.step)
        case .lineBack: target = walk.walk.previousRoot(before: walk.step)
        case .collectionOn: target = walk.walk.nextPart(after: walk.step)
        case .collectionBack: target = walk.walk.previousPart(before: walk.step)
        case .first: target = 0
        case .last: target = walk.last
        case .walk:
            leaveWalk()
            return true
        case .play:
            if walk.isAtEnd { self.walk(to: 0) }
            isPlaying.toggle()
            return true
        default: return false
        }
        isPlaying = false
        self.walk(to: target)
        return true
    }
}
