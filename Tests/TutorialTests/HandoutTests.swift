// The session on paper, reports of learners, and tours on recordings.
import Foundation
import Lessons
import TestSupport
import Testing
import Timeline

@testable import Tutorial

@Suite struct HandoutTests {
    private static let course = Result { try Course.load(from: Course.folder(environment: [:])) }

    private func course(_ number: Int) throws -> Course {
        var course = try Self.course.get()
        course.lessons = course.lessons.filter { $0.number == number }
        return course
    }

    @Test("Without answers no figure that answers a question is in it; with them it is")
    func answers() throws {
        let course = try course(4), lesson = course.lessons[0]
        let answer = try #require(lesson.figures["used[2] - used[1]"])
        let sheet = Handout(course, hasAnswers: false).html, filled = Handout(course, hasAnswers: true).html
        #expect(!sheet.contains(answer) && sheet.contains("________") && !sheet.contains("<b>Answer.</b>"))
        #expect(filled.contains(answer) && !filled.contains("________") && filled.contains("<b>Answer.</b>"))
        #expect(!Handout(course, hasAnswers: false).markdown.contains(answer))
    }

    @Test("It needs nothing else, holds every program and a map at the stops that mark something")
    func whole() throws {
        let html = Handout(try course(6), hasAnswers: true).html
        #expect(!html.contains("<script") && !html.contains("src=") && !html.contains("<link"))
        #expect(html.contains("buffer_demo.py") && html.contains("<svg"))
        for picture in html.matches(of: /<svg.*?<\/svg>/) {
            let elements = try #require(XMLReader.read(String(picture.output)))
            #expect(elements.contains { $0.name == "rect" && $0.attributes["stroke"] == "#d00000" })
        }
    }

    @Test("A stop's figures are those of its moment: the last stop's are the run's, and its words hold no formula")
    func stops() throws {
        let lesson = try course(4).lessons[0], tour = try #require(lesson.tours.first)
        let result = try ExerciseRun.record(lesson.request(lesson.runs[0]))
        let figures = TourFigures([.start, .line(16, time: -1), .end, .line(9999, time: 1)], in: result)
        #expect(figures.stops[3] == nil)
        let list = try #require(figures.stops[1]), end = try #require(figures.stops[2])
        #expect(list.figures.event?.blocks == 256)
        #expect(end.figures.freeAtEnd == result.figures.freeAtEnd && end.figures.totalAllocated == result.figures.totalAllocated)
        #expect(list.figures.totalAllocated < end.figures.totalAllocated)
        let guided = GuidedTour(tour, of: result)
        #expect(guided.stops.count == tour.stops.count && guided.stops.map(\.position) == guided.stops.map(\.position).sorted())
        #expect(guided.stops.allSatisfy { !$0.words.contains("<!--") && !$0.words.contains("not measured") })
        #expect(guided.stops[1].line == 16 && guided.stops[1].blocks?.count == 256)
    }

    @Test("A report judges the guesses as the course does today, and reports merge into a class's table")
    func reports() throws {
        let course = try Self.course.get()
        var progress = Tutorial.Progress()
        progress.guesses["growth"] = "12256"
        progress.answers["del-frees"] = .init(text: "They are free at once.", right: false, tries: 1)
        progress.solved = ["warning"]
        progress.finished = ["measuring"]
        let report = LearnerReport(progress, of: course) { _, _ in nil }
        #expect(report.questions.map(\.id) == ["growth", "del-frees"] && report.questions.allSatisfy { !$0.isRight })
        #expect(report.questions[1].shows.contains("del-frees"))
        #expect(report.markdown.contains("Tasks solved: 1 of"))
        let copy = try JSONDecoder().decode(LearnerReport.self, from: JSONEncoder().encode(report))
        #expect(copy == report)
        progress.answers["del-frees"] = .init(text: "Nothing yet. They become free at the next collection.", right: true, tries: 1)
        let table = ClassReport([report, LearnerReport(progress, of: course) { _, _ in nil }]).markdown(course.misconceptions)
        #expect(table.contains("2 learners") && table.contains("| 2 of 2 | 12256 (2) |"))
        #expect(table.contains("| 1 of 2 | They are free at once. (1) |"))
    }
}
