import Testing

@testable import Lessons

@Suite struct MarkdownTests {
    private func parse(_ text: String) -> (blocks: [Block], faults: [String]) {
        var parser = MarkdownParser(file: "x.md", source: text)
        let blocks = parser.blocks()
        return (blocks, parser.faults.map(\.headline))
    }

    @Test("Blocks know their lines")
    func lines() {
        let (blocks, faults) = parse(
            "# A\n\nb\n\n- c\n  - d\n- e\n\n```python\nf\n```\n\n> g\n\n---\n\n| h | i |\n|---|--:|\n| j | `k` |\n")
        #expect(faults.isEmpty)
        #expect(blocks.map(\.line) == [1, 3, 5, 9, 13, 15, 17])
        #expect(blocks[0].kind == .heading(level: 1, [.text("A")]))
        #expect(blocks[3].kind == .code(language: "python", text: "f\n"))
        guard case .list(let list) = blocks[2].kind, case .table(let table) = blocks[6].kind else {
            Issue.record("\(blocks)")
            return
        }
        #expect(list.start == nil && list.tight && list.items.count == 2)
        guard case .list(let inner) = list.items[0][1].kind else {
            Issue.record("the list within the list is lost")
            return
        }
        #expect(inner.items[0][0].kind == .paragraph([.text("d")]))
        #expect(table.alignments == [.left, .right])
        #expect(table.rows == [[[.text("j")], [.code("k")]]])
    }

    @Test("Running text keeps its styles, and a value stands within it")
    func inlines() throws {
        let (blocks, faults) = parse("a *b **c*** [d](e) `f`\ng <!-- value: used[1] - 2 --> h")
        #expect(faults.isEmpty)
        let value = Inline.value(try Formula(parsing: "used[1] - 2"))
        #expect(
            blocks[0].kind
                == .paragraph([
                    .text("a "), .emphasis([.text("b "), .strong([.text("c")])]), .text(" "), .link([.text("d")], destination: "e"),
                    .text(" "), .code("f"), .text(" g "), value, .text(" h"),
                ]))
    }

    @Test(
        "Directives are read",
        arguments: [
            ("reveal", Directive.reveal), ("figures", .figures), ("predict: a", .predict(id: "a")), ("quiz: a b", .quiz(ids: ["a", "b"])),
            ("discuss: a", .discuss(id: "a")), ("check: a", .check(id: "a")),
            ("panel: run file=a.py board=pico", .panel(.run(file: "a.py", board: "pico"))),
            ("panel: twin a=a.py b=b.py", .panel(.twin(a: "a.py", b: "b.py", c: nil, align: .event, board: nil))),
            ("panel: twin a=a.py b=b.py c=c.py", .panel(.twin(a: "a.py", b: "b.py", c: "c.py", align: .event, board: nil))),
            ("panel: twin a=a.py b=b.py align=loop", .panel(.twin(a: "a.py", b: "b.py", c: nil, align: .loop, board: nil))),
            ("panel: repl", .panel(.repl(board: nil))), ("panel: table id=t", .panel(.table(id: "t"))),
        ])
    func directives(text: String, directive: Directive) {
        let (blocks, faults) = parse("<!-- \(text) -->\n")
        #expect(faults.isEmpty)
        #expect(blocks.map(\.kind) == [.directive(directive)])
    }

    @Test("An author's note is not shown")
    func note() {
        #expect(parse("a\n\n<!-- note: say why -->\n\nb\n").blocks.count == 2)
    }

    @Test(
        "A slip in a directive is told with its place",
        arguments: [
            ("a\n\n<!-- revael -->\n", "x.md:3:6: there is no directive `revael`; did you mean `reveal`?"),
            ("<!-- panel: rnu file=a -->\n", "x.md:1:13: there is no panel `rnu`; did you mean `run`?"),
            ("<!-- panel: run fiel=a -->\n", "x.md:1:17: `panel` has no option `fiel`; did you mean `file`?"),
            ("<!-- panel: run -->\n", "x.md:1:6: the panel needs `file=`"),
            ("<!-- panel: twin a=a b=b align=time -->\n", "x.md:1:26: a twin is aligned by `event` or by `loop`, not by `time`"),
            ("<!-- quiz: -->\n", "x.md:1:6: `quiz` needs to say which"), ("<!-- reveal: now -->\n", "x.md:1:14: `reveal` takes nothing"),
            ("a <!-- value: 1 + --> b\n", "x.md:1:18: the end of the formula does not fit here"),
            ("a\nb <!-- value: usd[1] -->\n", "x.md:2:15: there is no series `usd`; did you mean `used`?"),
            ("<!-- value: 1 --> b\n", "x.md:1:1: a comment stands alone on its line, or inside a paragraph but not at its line's start"),
            ("<div>\n", "x.md:1:1: HTML is not shown in a lesson"), ("a <b>c</b>\n", "x.md:1:3: HTML is not shown in a lesson"),
            ("![a](b)\n", "x.md:1:1: this kind of text is not shown in a lesson: image"),
        ])
    func slips(text: String, fault: String) {
        #expect(parse(text).faults.first == fault)
    }

    @Test("Reveals divide the prose into steps, and empty steps are dropped")
    func steps() {
        let (blocks, _) = parse("a\n\nb\n\n<!-- reveal -->\n\n<!-- reveal -->\n\nc\n")
        let steps = LessonReader.steps(blocks)
        #expect(steps.map(\.blocks.count) == [2, 1])
        #expect(steps.map(\.line) == [1, 9])
    }
}
