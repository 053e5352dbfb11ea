// What an author may write: every key, directive, place of a tour and name of a formula, from the tables that read them.
import Text

/// `picoheap lint --reference`.
public enum Reference {
    /// Markdown.
    public static var markdown: String {
        var lines = ["# What a lesson may hold", ""]
        lines += [
            "A section is a folder with `lesson.md`, `lesson.yaml` and its programs. Prose is Markdown: headings, paragraphs,",
            "lists, tables, quotes, code; no images, no HTML but the comments below, and links only in a section that says",
            "`links: true`.",
        ]
        lines += ["", "## Directives of lesson.md", "", "| is written | means |", "|---|---|"]
        let panels = DirectiveForm.panels
        for form in DirectiveForm.all + panels + [.value] { lines.append("| `\(form.example)` | \(cell(form.means)) |") }
        for (file, schema) in schemas {
            lines += ["", "## \(file)", "", "| key | is | means |", "|---|---|---|"]
            for key in schema.keys {
                let kinds = key.kinds.isEmpty ? "" : " (with " + key.kinds.map { "`\($0)`" }.joined(separator: ", ") + ")"
                lines.append("| `\(key.name)`\(key.isNeeded ? " \\*" : "") | \(key.form.rawValue) | \(cell(key.means + kinds)) |")
            }
        }
        lines += ["", "Keys with \\* must be there. Any other key is an error."]
        lines += ["", "## Places of a tour", "", "| `at:` | is |", "|---|---|"]
        for form in Tour.Place.forms { lines.append("| `\(form.example)` | \(cell(form.means)) |") }
        lines += ["", "## Formulas", ""]
        lines += [
            "Whole numbers, texts and conditions, with `or`, `and`, `not`, comparisons and `+ - * // %`. A name means the",
            "section's first run, or the run before the dot: `join.peak_used`. In a tour `here.`, `before.` and `start.` mean the",
            "run up to the stop, up to the stop before, and up to where the script began. Sizes are bytes.", "", "| name | is |",
            "|---|---|",
        ]
        for name in FigureName.all where !name.means.isEmpty { lines.append("| `\(name.example)` | \(cell(name.means)) |") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

    private static let schemas: [(String, Schema)] = [
        ("course.yaml", .course), ("lesson.yaml", .lesson), ("terms", .term), ("run", .run), ("predict", .prediction),
        ("predict: options", .holdingOption), ("predict: items", .item), ("predict: reactions", .reaction), ("quiz", .quiz),
        ("quiz: options", .option), ("check", .check), ("check: require", .requirement), ("tour", .tour), ("tour: stops", .stop),
        ("discuss", .discussion), ("table", .worksheet), ("table: columns", .column), ("table: rows", .row), ("prompt", .prompt),
        ("notes", .note), ("misconceptions.yaml", .misconceptions), ("misconceptions", .misconception), ("config.yaml", .configuration),
    ]
}
