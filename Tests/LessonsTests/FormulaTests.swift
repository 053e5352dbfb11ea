import Testing

@testable import Lessons

@Suite struct FormulaTests {
    let scope = FigureScope(
        own: RunFigures(
            stdout: "Initial memory state\n Free : 100 bytes\n Used : 28 bytes\n\nfree = 90 used = -38\nlog2 3.5 7\n",
            heapBytes: 128, totalAllocated: 500, allocations: 9, collections: 3, liveAfterCollections: [10, 30, 30, 30],
            holes: [.init(offset: 16, bytes: 32), .init(offset: 64, bytes: 48)],
            byFunction: ["f": .init(bytes: 320, allocations: 4)], seconds: 10.2),
        runs: ["other": RunFigures(stdout: "used 5\n", outcome: .raised(type: "MemoryError", message: ""))])

    @Test(
        "Formulas come to what they say",
        arguments: [
            ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("-2 - -3", "1"), ("7 // 2", "3"), ("7 % 4", "3"), ("20_000", "20,000"),
            ("used[1]", "28"), ("used[2]", "-38"), ("used[-1]", "-38"), ("free[1]", "100"), ("free[2] + used[2]", "52"),
            ("number[5]", "7"), ("lines", "6"), ("line[1]", "Initial memory state"), ("other.used[1]", "5"),
            ("total_allocated < 600 and not (allocations == 8)", "yes"), ("no_memory_error", "yes"),
            ("other.no_memory_error or false", "no"), ("other.raised(\"MemoryError\")", "yes"), ("finished", "yes"),
            ("heap", "128"), ("free_end", "80"), ("used_end", "48"), ("biggest_hole", "48"), ("holes", "2"),
            ("scattered", "40"), ("fits(48)", "yes"), ("fits(49)", "no"), ("first_fit(33)", "64"), ("live_growth", "0"),
            ("allocated_in('f') + allocations_in('g')", "320"), ("seconds", "10"), ("percent(1, 3)", "33"),
            ("printed('bytes')", "yes"), ("count('Free')", "1"), ("matches('(?m)^log')", "yes"), ("after('log2')", "7"),
            ("abs(-3) + min(1, 2) + max(1, 2)", "6"), ("true and true == true", "yes"),
        ])
    func values(text: String, shown: String) throws {
        #expect(try Formula(parsing: text).value(in: scope).shown == shown)
    }

    @Test(
        "What is no formula is told with its place",
        arguments: [
            ("1 +", 3, "the end of the formula does not fit here"), ("usde[1]", 0, "there is no series `usde`; did you mean `used`?"),
            ("1 $ 2", 2, "`$` means nothing in a formula"), ("(1", 2, "`)` is missing here"), ("1 2", 2, "`2` does not fit here"),
            ("'a", 0, "this text is not closed"), ("used", 0, "there is no figure `used`"),
            ("99999999999999999999", 0, "`99999999999999999999` is too large"),
        ])
    func faults(text: String, offset: Int, message: String) {
        #expect(throws: FormulaError(offset: offset, message: message)) { try Formula(parsing: text) }
    }

    @Test(
        "A figure that does not exist is a sentence, never a zero",
        arguments: [
            ("used[3]", "there is no `used[3]`: the program printed 2"), ("used[0]", "there is no `used[0]`: the program printed 2"),
            ("third.lines", "there are no figures of a run `third`"), ("guess", "there is no guess"), ("1 // 0", "a division by zero"),
            ("first_fit(100)", "no hole holds 100 bytes"), ("9223372036854775807 + 1", "a number is too large"),
            ("other.live_growth", "growth needs at least two collections; the program made 0"), ("1 and true", "a condition is needed"),
        ])
    func missing(text: String, message: String) throws {
        let formula = try Formula(parsing: text)
        #expect(throws: FormulaError(offset: 0, message: message)) { try formula.value(in: scope) }
    }

    @Test("What was blessed stands in for a run that was not made, and only then")
    func blessed() throws {
        var scope = FigureScope(own: RunFigures(stdout: "used 5\n"))
        scope.blessed = [
            "used[1]": FigureValue(shown: "9"), "a.used[1]": FigureValue(shown: "7,856"),
            "a.finished": FigureValue(shown: "yes"),
        ]
        #expect(try Formula(parsing: "used[1]").number(in: scope) == 5)
        #expect(try Formula(parsing: "a.used[1]").number(in: scope) == 7856)
        #expect(try Formula(parsing: "a.finished").truth(in: scope))
        #expect(throws: FormulaError.self) { try Formula(parsing: "a.used[2]").value(in: scope) }
    }

    @Test("Growth before the warm-up is over does not count")
    func growth() {
        #expect(RunFigures(stdout: "", liveAfterCollections: [1, 5, 5]).liveGrowth == 0)
        #expect(RunFigures(stdout: "", liveAfterCollections: [1, 5]).liveGrowth == 4)
        #expect(RunFigures(stdout: "", liveAfterCollections: [1]).liveGrowth == nil)
    }

    @Test("Nearly all is never shown as all, nor nearly none as none")
    func scattered() {
        func scattered(_ sizes: [Int]) -> Int { RunFigures(stdout: "", holes: sizes.map { .init(offset: 0, bytes: $0) }).scattered }
        #expect(scattered([]) == 0)
        #expect(scattered([64]) == 0)
        #expect(scattered([16, 100_000]) == 1)
        #expect(scattered(Array(repeating: 16, count: 1000)) == 99)
        #expect(scattered([16, 48]) == 25)
    }

    @Test("A formula knows the runs that it names")
    func runs() throws {
        #expect(try Formula(parsing: "a.used[1] + max(b.lines, c.fits(1) == 2)").runs() == ["a", "b", "c"])
    }
}
