// The sizes of which every screen says whether they fit.

/// From a small object to a buffer that few heaps still have room for: each four times the one before.
enum FitLadder {
    struct Step: Sendable {
        var bytes: Int
        /// `64`, `1K`.
        var name: String { bytes < 1024 ? "\(bytes)" : "\(bytes / 1024)K" }
        /// `64 B`, `1 KB`.
        var size: String { bytes < 1024 ? "\(bytes) B" : "\(bytes / 1024) KB" }
    }

    static let steps = [64, 256, 1024, 4096, 16384].map(Step.init)
}
