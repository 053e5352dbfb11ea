import BlockHeap
import Testing

@testable import MicroPython

@Suite("Strings are interned as MicroPython interns them")
struct InternTests {
    let vm = VM(board: .named("plain")!)

    @Test(
        "Programs find no name in ROM that the firmware does not have, whatever our own natives and frozen modules are made of",
        arguments: ["pico", "picow", "pico2", "pico2w"])
    func onlyTheFirmwaresNames(_ board: String) throws {
        let build = try #require(Board.named(board)).firmware
        let strings = ROM.firmware(build).strings
        let more = strings.texts.dropFirst(FirmwareStrings.all(of: build).count).filter { strings.number(of: $0) != nil }
        #expect(more.map { String(decoding: $0, as: UTF8.self) } == [])
    }

    @Test("A string of the firmware has its number without a block")
    func firmware() throws {
        #expect(try vm.intern("append") == Qstr(.append))
        #expect(try vm.intern("") == .empty)
        #expect(vm.findQstr(Array("no_such_name".utf8)) == nil)
        #expect(vm.heap.lastUsedBlock == 0)
    }

    @Test("The first new string takes a chunk of 128 bytes, then a pool of 20 places; the next ones take nothing")
    func first() throws {
        let trace = TraceWriter()
        vm.heap.observer = trace
        let one = try vm.intern("first_name")
        #expect(trace.lines == ["A n=128 b=0 k=8 fl=0", "A n=144 b=8 k=9 fl=0"])
        let two = try vm.intern("second_name")
        #expect(try vm.intern("first_name") == one)
        #expect(two.id == one.id + 1)
        #expect(trace.lines.count == 2)
        #expect(vm.qstrText(two) == "second_name")
        #expect(vm.qstrData(two) == (vm.qstrData(one).address + 11, 11))
        #expect(vm.qstrHash(one) == StringHash.of(Array("first_name".utf8)))
    }

    @Test("A full chunk grows in place by what is missing, else it is cut and a new one follows; pools double")
    func growth() throws {
        let trace = TraceWriter()
        vm.heap.observer = trace
        for index in 0..<61 { _ = try vm.intern("a_name_\(index)") }
        // The first chunk is blocked by the first pool, the second by the pool that the 21st name needs.
        #expect(trace.lines.filter { $0.hasPrefix("A n=128") }.count == 3)
        #expect(trace.lines.filter { $0.hasSuffix("failed") }.count == 2)
        #expect(trace.lines.contains { $0.hasSuffix("grew") })
        #expect(trace.lines.contains { $0.hasPrefix("A n=264") })
        #expect(trace.lines.contains { $0.hasPrefix("A n=504") })
        #expect(vm.qstrText(vm.findQstr(Array("a_name_60".utf8))!) == "a_name_60")
    }
}
