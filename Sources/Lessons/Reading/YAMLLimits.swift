// What a YAML file may be at most. Yams builds the whole tree, and an alias is its anchor's tree once more: a few lines can stand for more
// values than there is memory. So the parser's events are looked at first, which cost what the text is long.

import CYaml

/// How much a YAML file may hold: many times what a lesson needs.
enum YAMLLimits {
    static let bytes = 1 << 18
    static let depth = 32
    static let values = 10_000

    /// Where and how a text goes beyond them; lines and columns from 1. What is no YAML is the reader's to tell.
    static func excess(in text: String) -> (message: String, line: Int, column: Int)? {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) == 1 else { return ("there is not enough memory to read it", 1, 1) }
        defer { yaml_parser_delete(parser) }
        return Array(text.utf8).withUnsafeBufferPointer { bytes in
            yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
            var depth = 0, values = 0
            var event = yaml_event_t()
            while yaml_parser_parse(parser, &event) == 1 {
                defer { yaml_event_delete(&event) }
                func excess(_ message: String) -> (String, Int, Int) {
                    (message, Int(event.start_mark.line) + 1, Int(event.start_mark.column) + 1)
                }
                switch event.type {
                case YAML_STREAM_END_EVENT: return nil
                case YAML_ALIAS_EVENT: return excess("an alias does not stand here: write the value again")
                case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
                    depth += 1
                    values += 1
                case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: depth -= 1
                case YAML_SCALAR_EVENT: values += 1
                default: break
                }
                if depth > Self.depth { return excess("lists and mappings are nested more than \(Self.depth) deep") }
                if values > Self.values { return excess("the file holds more than \(Self.values) keys and values") }
            }
            return nil
        }
    }

    /// Where a quoted text begins that swallowed what follows it, in a text that is no YAML: the last quoted text before the fault, if it
    /// goes on over several lines. Lines and columns from 1.
    static func textLeftOpen(in text: String) -> (line: Int, column: Int)? {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) == 1 else { return nil }
        defer { yaml_parser_delete(parser) }
        return Array(text.utf8).withUnsafeBufferPointer { bytes in
            yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
            var last: (line: Int, column: Int)?
            var event = yaml_event_t()
            while yaml_parser_parse(parser, &event) == 1 {
                defer { yaml_event_delete(&event) }
                if event.type == YAML_STREAM_END_EVENT { return nil }
                guard event.type == YAML_SCALAR_EVENT else { continue }
                let style = event.data.scalar.style
                let isQuoted = style == YAML_DOUBLE_QUOTED_SCALAR_STYLE || style == YAML_SINGLE_QUOTED_SCALAR_STYLE
                last = isQuoted && event.end_mark.line > event.start_mark.line
                    ? (Int(event.start_mark.line) + 1, Int(event.start_mark.column) + 1) : nil
            }
            // The file's end within a quoted text: the parser says where that began.
            if let context = parser.pointee.context, String(cString: context).contains("quoted scalar") {
                return (Int(parser.pointee.context_mark.line) + 1, Int(parser.pointee.context_mark.column) + 1)
            }
            return last
        }
    }
}
