// machine.txt: what the machine prints for a lesson's runs, as last blessed. One run: its output, nothing else. More:
//
//     === concat (concat.py, pico2w) ===
//     ...its output...
//     === join (join.py, pico2w) ===
//
// A lesson without runs has no such file.

/// Takes machine.txt apart and puts it together.
public enum MachineText {
    /// The output of each run, by its id; runs that the text does not hold are missing.
    public static func outputs(_ text: String, runs: [RunPlan]) -> [String: String] {
        if runs.count == 1 { return [runs[0].id: text] }
        var outputs: [String: String] = [:]
        var current: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let run = runs.first(where: { line == header($0) }) {
                current = run.id
                outputs[run.id] = ""
            } else if let id = current {
                outputs[id, default: ""] += line + "\n"
            }
        }
        // The text's last line end makes one empty piece too many.
        if let last = current, text.hasSuffix("\n") { outputs[last]?.removeLast() }
        return outputs
    }

    /// The file for these outputs.
    static func text(_ outputs: [String: String], runs: [RunPlan]) -> String {
        if runs.count == 1 { return outputs[runs[0].id] ?? "" }
        return runs.map { run in
            var output = outputs[run.id] ?? ""
            if !output.isEmpty, !output.hasSuffix("\n") { output += "\n" }
            return header(run) + "\n" + output
        }.joined()
    }

    private static func header(_ run: RunPlan) -> String { "=== \(run.id) (\(run.file), \(run.board)) ===" }
}

extension Lesson {
    /// What the machine printed for this run when the lesson was last blessed.
    public func output(of run: RunPlan) -> String? {
        machine.flatMap { MachineText.outputs($0, runs: runs)[run.id] }
    }
}
