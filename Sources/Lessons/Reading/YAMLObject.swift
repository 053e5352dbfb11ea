// A YAML mapping whose keys are all accounted for. Reading goes on after a fault, so that one pass finds them all; what
// could not be read has its type's plainest value, and nobody uses the result while there are faults.

import Files
import Text
import Yams

/// Where faults gather while a course is read.
final class FaultLog {
    private(set) var faults: [LessonError] = []

    /// More faults than these help nobody, and a broken file may have as many as it has lines.
    var isFull: Bool { faults.count >= 500 }

    func add(_ fault: LessonError) {
        if !isFull { faults.append(fault) }
    }
}

/// A YAML file that is being read.
struct YAMLFile {
    /// Name for messages.
    let name: String
    private let text: String
    private let lines: [Substring]
    let log: FaultLog

    init(name: String, text: String, log: FaultLog) {
        self.name = name
        self.text = text
        self.log = log
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    func fail(_ message: String, at mark: Mark?, plus: Int = 0) {
        fail(message, line: mark?.line ?? 1, column: (mark?.column ?? 1) + plus)
    }

    private func fail(_ message: String, line: Int, column: Int) {
        let excerpt = lines.indices.contains(line - 1) ? String(lines[line - 1]) : nil
        log.add(LessonError(file: name, line: line, column: column, message: message, excerpt: excerpt))
    }

    /// The root mapping, or `nil` after noting why there is none.
    func root(_ schema: Schema) -> YAMLObject? {
        if let excess = YAMLLimits.excess(in: text) {
            fail(excess.message, line: excess.line, column: excess.column)
            return nil
        }
        do {
            guard let node = try Yams.compose(yaml: text) else {
                fail("the file is empty", at: nil)
                return nil
            }
            return YAMLObject(node, in: self, schema)
        } catch let error as YamlError {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
                if let opened = YAMLLimits.textLeftOpen(in: text) {
                    fail("the text that begins here is not closed where it should be", line: opened.line, column: opened.column)
                } else {
                    fail(problem, at: mark)
                }
            case .duplicatedKeysInMapping(let duplicates, let context):
                for key in duplicates { fail("`\(key)` stands twice in this mapping", at: context.mark) }
            default: fail("\(error)", at: nil)
            }
        } catch {
            fail("\(error)", at: nil)
        }
        return nil
    }
}

/// One mapping of a file.
struct YAMLObject {
    let file: YAMLFile
    let schema: Schema
    let mark: Mark?
    private var entries: [String: Node] = [:]

    /// What it is called in messages.
    var what: String { schema.what }

    /// Notes a fault for each key that is not in the schema, or not for its `kind`; `nil` if the node is no mapping.
    init?(_ node: Node, in file: YAMLFile, _ schema: Schema) {
        guard case .mapping(let mapping) = node else {
            file.fail("\(schema.what) must be a mapping of keys to values", at: node.mark)
            return nil
        }
        self.file = file
        self.schema = schema
        mark = node.mark
        let known = schema.names
        for (key, value) in mapping where !file.log.isFull {
            guard let name = key.string else {
                file.fail("a key must be a word", at: key.mark)
                continue
            }
            if known.contains(name) {
                entries[name] = value
            } else {
                var message = "\(schema.what) has no key `\(name)`"
                if let near = NearestName.of(name, in: known) { message += "; did you mean `\(near)`?" }
                file.fail(message, at: key.mark)
            }
        }
        if let kind = entries["kind"]?.string, schema.keys.contains(where: { $0.kinds.contains(kind) }) {
            for key in schema.keys where !key.kinds.isEmpty && !key.kinds.contains(kind) && has(key.name) {
                fail("`\(key.name)` means nothing with `kind: \(kind)`", at: key.name)
            }
        }
    }

    func has(_ key: String) -> Bool { entries[key] != nil }

    func fail(_ message: String, at key: String? = nil) {
        file.fail(message, at: key.flatMap { entries[$0]?.mark } ?? mark)
    }

    /// A text; missing is a fault.
    func text(_ key: String) -> String {
        guard has(key) else {
            fail("\(what) needs `\(key)`")
            return ""
        }
        return text(key, or: "")
    }

    /// A text, or `fallback` if the key is missing.
    func text(_ key: String, or fallback: String) -> String {
        guard let node = entries[key] else { return fallback }
        guard case .scalar(let scalar) = node else {
            file.fail("`\(key)` must be a text", at: node.mark)
            return fallback
        }
        let text = scalar.string.trimmed
        if text.isEmpty { file.fail("`\(key)` is empty", at: node.mark) }
        refuseControls(text, in: key, node)
        return text
    }

    /// A file of the lesson's folder; missing is a fault.
    func fileName(_ key: String) -> String {
        let name = text(key)
        if !name.isEmpty, !BoundedFolder.isInner(name) { fail("`\(key)` must name a file in the lesson's folder", at: key) }
        return name
    }

    /// What would command the terminal that the text is shown on.
    private func refuseControls(_ text: String, in key: String, _ node: Node) {
        if let control = text.firstControl { file.fail("`\(key)` holds the control character \(control.visible)", at: node.mark) }
    }

    func textIfAny(_ key: String) -> String? { has(key) ? text(key, or: "") : nil }

    /// A whole number within a range; missing is a fault unless there is a fallback.
    func integer(_ key: String, or fallback: Int? = nil, in range: ClosedRange<Int> = 0...1_000_000_000) -> Int {
        guard let node = entries[key] else {
            if fallback == nil { fail("\(what) needs `\(key)`") }
            return fallback ?? 0
        }
        guard case .scalar(let scalar) = node, let number = Int(scalar.string.filter { $0 != "_" }) else {
            file.fail("`\(key)` must be a whole number", at: node.mark)
            return fallback ?? 0
        }
        guard range.contains(number) else {
            file.fail("`\(key)` must be from \(range.lowerBound) to \(range.upperBound)", at: node.mark)
            return fallback ?? 0
        }
        return number
    }

    func decimal(_ key: String, in range: ClosedRange<Double>) -> Double {
        guard let node = entries[key] else {
            fail("\(what) needs `\(key)`")
            return 0
        }
        guard case .scalar(let scalar) = node, let number = Double(scalar.string), range.contains(number) else {
            file.fail("`\(key)` must be a number from \(range.lowerBound) to \(range.upperBound)", at: node.mark)
            return 0
        }
        return number
    }

    func truth(_ key: String, or fallback: Bool) -> Bool {
        guard let node = entries[key] else { return fallback }
        switch node.string {
        case "true": return true
        case "false": return false
        default:
            file.fail("`\(key)` must be `true` or `false`", at: node.mark)
            return fallback
        }
    }

    /// One of a few words; any other, or none, is a fault.
    func word(_ key: String, of known: [String]) -> String? {
        let word = text(key)
        if known.contains(word) { return word }
        guard has(key) else { return nil }
        var message = "`\(key)` must be one of \(known.joined(separator: ", "))"
        if let near = NearestName.of(word, in: known) { message += "; did you mean `\(near)`?" }
        fail(message, at: key)
        return nil
    }

    /// The same, where the words are the cases of an enumeration.
    func word<Word: RawRepresentable<String> & CaseIterable>(_ key: String, of type: Word.Type) -> Word? {
        word(key, of: type.allCases.map(\.rawValue)).flatMap(Word.init)
    }

    /// A list of texts; missing is an empty list.
    func texts(_ key: String) -> [String] {
        items(key).compactMap { node in
            guard case .scalar(let scalar) = node, !scalar.string.trimmed.isEmpty else {
                file.fail("each of `\(key)` must be a text", at: node.mark)
                return nil
            }
            refuseControls(scalar.string.trimmed, in: key, node)
            return scalar.string.trimmed
        }
    }

    /// A formula; missing is a fault.
    func formula(_ key: String) -> Formula {
        let text = text(key)
        if !has(key) || text.isEmpty { return Formula.none }
        return formula(text, at: entries[key])
    }

    /// A list of mappings; one mapping alone counts as a list of one.
    func objects(_ key: String, _ schema: Schema) -> [YAMLObject] {
        guard let node = entries[key] else { return [] }
        if case .mapping = node { return [YAMLObject(node, in: file, schema)].compactMap { $0 } }
        return items(key).compactMap { YAMLObject($0, in: file, schema) }
    }

    private func items(_ key: String) -> [Node] {
        guard let node = entries[key] else { return [] }
        guard case .sequence(let sequence) = node else {
            file.fail("`\(key)` must be a list", at: node.mark)
            return []
        }
        return Array(sequence)
    }

    private func formula(_ text: String, at node: Node?) -> Formula {
        do throws(FormulaError) {
            return try Formula(parsing: text)
        } catch {
            // The scalar's mark is where its value begins: at the quote, if it is quoted.
            var plus = error.offset
            if case .scalar(let scalar)? = node, scalar.style == .doubleQuoted || scalar.style == .singleQuoted { plus += 1 }
            file.fail(error.message, at: node?.mark, plus: plus)
            return Formula.none
        }
    }
}

extension Formula {
    /// Stands where a formula could not be read.
    static let none = Formula(text: "false", root: .literal(.truth(false)))
}
