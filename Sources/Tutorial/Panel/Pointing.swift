// A guess that is a place: the program has run and been played to its end, and the learner points at the map. What the figures know of
// places (`first_fit`) is about that moment.
import BlockHeap
import Lessons
import Timeline

/// A place that is being asked for.
struct PointingState: Sendable {
    var prediction: Prediction
    var following: [Prediction]
}

extension Prediction {
    var isPlace: Bool { if case .place = kind { true } else { false } }
}

extension State {
    /// Asks for the places once the end of the run is on the screen.
    mutating func pointAtEnd() {
        guard let panel, panel.isReady, panel.isAtEnd, isPanelInFront, overlays.isEmpty, !panel.toPointAt.isEmpty else { return }
        self.panel?.toPointAt = []
        self.panel?.isPlaying = false
        self.panel?.isEndingOpen = false
        point(panel.toPointAt)
    }

    /// Asks for the next place; after the last one, what is right.
    private mutating func point(_ predictions: [Prediction]) {
        guard let first = predictions.first else { return refreshVerdicts() }
        if panel?.map.cursor == nil { panel?.map.cursor = 0 }
        overlays.append(.pointing(PointingState(prediction: first, following: Array(predictions.dropFirst()))))
    }

    mutating func act(_ action: Action, on pointing: PointingState) -> [Effect] {
        switch action {
        case .submit:
            let offset = (panel?.map.cursor ?? 0) * Heap.blockSize
            progress.guesses[pointing.prediction.id] = "0x" + String(offset, radix: 16)
            guesses[pointing.prediction.id] = .place(offset)
            overlays.removeLast()
            let right = answer(to: pointing.prediction)
            panel?.map.cursor = right
            layOutAgain()
            point(pointing.following)
            return [.saveProgress(progress)]
        case .close:
            progress.skipped.insert(pointing.prediction.id)
            overlays.removeLast()
            let right = answer(to: pointing.prediction)
            panel?.map.cursor = right
            layOutAgain()
            point(pointing.following)
            return [.saveProgress(progress)]
        default:
            actOnMap(action)
            return []
        }
    }

    /// The block that is the right place.
    private func answer(to prediction: Prediction) -> Int? {
        guard case .place(let answer, _) = prediction.kind else { return nil }
        return (try? answer.number(in: lesson.scope(run: prediction.run, figures: figures))).map { $0 / Heap.blockSize }
    }
}
