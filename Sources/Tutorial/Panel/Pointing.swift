// A guess that is a place: the program has run, but stands at its beginning, and the learner points at the map.
import Heap
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
    /// Asks for the next place; after the last one the run is played.
    mutating func point(_ predictions: [Prediction]) {
        guard let first = predictions.first else {
            panel?.isPlaying = true
            refreshVerdicts()
            return
        }
        panel?.isPlaying = false
        if panel?.cursor == nil { panel?.cursor = 0 }
        overlays.append(.pointing(PointingState(prediction: first, following: Array(predictions.dropFirst()))))
    }

    mutating func act(_ action: Action, on pointing: PointingState) -> [Effect] {
        switch action {
        case .submit:
            let offset = (panel?.cursor ?? 0) * Heap.blockSize
            progress.guesses[pointing.prediction.id] = "0x" + String(offset, radix: 16)
            guesses[pointing.prediction.id] = .place(offset)
            overlays.removeLast()
            panel?.cursor = nil
            point(pointing.following)
            return [.saveProgress(progress)]
        case .close:
            overlays.removeLast()
            panel?.cursor = nil
            point(pointing.following)
            return []
        default:
            actOnMap(action)
            return []
        }
    }
}
