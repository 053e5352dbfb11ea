// A run that comes back to the panel, and what it says of the guesses.
import Lessons
import Text
import Timeline

extension PanelState {
    /// The run has ended: it is played from where it is opened, or shown where the learner stood in the last sitting.
    mutating func take(_ results: [RunResult], resumingAt position: Int?, _ context: inout Context) -> [Reaction] {
        guard explorer.tracks.count == results.count else { return [] }
        for i in results.indices { explorer.tracks[i].take(results[i], run: context.newRun()) }
        run = .done
        sayHowItEnded(results, &context)
        explorer.isPlaying = true
        explorer.owed = 0
        explorer.suitLength()
        judge(context)
        if let position { explorer.jump(to: position) }
        // A run that ended before the script's first line has nothing to be played.
        if let stuck = explorer.tracks.firstIndex(where: { $0.result?.history.scriptBegan == false }) {
            explorer.side = stuck
            explorer.jump(to: explorer.history?.count ?? 0)
            explorer.isEndingOpen = true
        }
        layOutStrip(context)
        return afterMoving(&context)
    }

    /// What the learner has to know of a run that did not come to its own end.
    private func sayHowItEnded(_ results: [RunResult], _ context: inout Context) {
        if results.contains(where: { $0.figures.outcome == .cancelled }) {
            context.say("Stopped. What was recorded until then is here.")
        } else if results.contains(where: { $0.figures.outcome == .outOfSteps }) {
            context.say("It ran for as long as a run may, and was stopped. What was recorded is here.", warning: true)
        }
    }

    /// Guess beside result, for the guesses of this sitting.
    mutating func judge(_ context: Context) {
        let lesson = context.lesson
        let ids = Set(explorer.tracks.compactMap { lesson.run(file: $0.request.fileName)?.id })
        verdicts = lesson.predictions.compactMap { prediction in
            guard let guess = context.guesses[prediction.id], !lesson.runs(answering: prediction).isDisjoint(with: ids),
                let verdict = try? prediction.judge(guess, in: lesson.scope(run: prediction.run, figures: context.figures))
            else { return nil }
            return Verdict(
                guess: context.progress.guesses[prediction.id] ?? "", answer: verdict.answer, isRight: verdict.isRight,
                reaction: verdict.reaction)
        }
    }

    // MARK: Replays

    /// Orders the chosen program once more, to stand beside it.
    mutating func replay(_ policy: CollectionPolicy, _ context: inout Context) -> [Reaction] {
        guard let track = explorer.chosen else { return [] }
        explorer.isPlaying = false
        explorer.leaveWalk()
        context.say("Replaying \(track.request.fileName): \(policy.name) …")
        return context.order([ProgramOrder(track.request, policy: policy)], for: .replay).map(Reaction.effect)
    }

    /// The replay has come back: it opens beside what it is a replay of, in step with it.
    mutating func takeReplay(_ results: [RunResult], _ order: RunOrder, _ context: inout Context) -> [Reaction] {
        guard let result = results.first, let program = order.programs.first,
            let original = explorer.tracks.first(where: { $0.request == program.request })
        else { return [] }
        var track = original.under(program.policy)
        track.take(result, run: context.newRun())
        // A replay under the same policy is the same; one more than there is room for takes the last one's place.
        explorer.tracks.removeAll { $0.policy == program.policy && $0.request == program.request && $0.run != original.run }
        if explorer.tracks.count == Explorer.mostTracks { explorer.tracks.removeLast() }
        explorer.tracks.append(track)
        explorer.side = 0
        explorer.alignment = explorer.haveTurns ? .loop : .event
        if let position = explorer.position { explorer.go(to: position) }
        layOutStrip(context)
        context.say(result.figures.outcome == .cancelled
            ? "Stopped. What the replay has recorded until then is here."
            : "The same program: \(program.policy.name). a, o and Esc: in step by, other side, back.")
        return afterMoving(&context)
    }
}

extension CollectionPolicy {
    /// What a heading calls it; empty where the program decides.
    var name: String {
        switch self {
        case .asWritten: ""
        case .threshold(0): "collects at every allocation"
        case .threshold(let bytes): "gc.threshold(\(bytes.grouped))"
        case .everyTurn: "collects every loop"
        }
    }
}
