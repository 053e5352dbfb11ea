import BlockHeap
import Foundation
import Testing

@testable import MicroPython

@Suite("Damaged memory")
struct FaultTests {
    private func run(_ source: String) -> (outcome: RunOutcome, output: String) {
        let vm = VM(board: .named("plain")!)
        var printed: [UInt8] = []
        vm.console = { printed += $0 }
        vm.stepsLeft = 1_000_000
        let outcome = vm.run(Array(source.utf8))
        return (outcome, String(decoding: printed, as: UTF8.self))
    }

    private func access(_ outcome: RunOutcome) -> MemoryFault.Access? {
        if case .faulted(let fault) = outcome { fault.access } else { nil }
    }

    @Test("A board's thread whose stack runs out has room to handle that, so that the terminal is given back")
    func signalStack() {
        let bytes = VM.onLargeStack {
            var stack = stack_t()
            return sigaltstack(nil, &stack) == 0 && stack.ss_flags & Int32(SS_DISABLE) == 0 ? stack.ss_size : 0
        }
        #expect(bytes >= 64 << 10)
    }

    @Test("A program that overwrites its objects through a stale memoryview stops at its first access outside of memory")
    func staleView() {
        let run = run(
            """
            b=bytearray(16); m=memoryview(b); b.extend(bytes(100))
            l=[]
            for i in range(20): l.append([i])
            for i in range(16): m[i]=0xff
            print("damaged")
            for x in l: print(x)
            print("not reached")
            """)
        #expect(access(run.outcome) == .read)
        #expect(run.output == "damaged\n")
    }

    @Test("What is pasted at the prompt can stop the board as well")
    func atPrompt() {
        let vm = VM(board: .named("pico2w")!)
        let lines = [
            "b=bytearray(16); m=memoryview(b); b.extend(bytes(100))",
            "l=[]",
            "for i in range(20): l.append([i])",
            "for i in range(16): m[i]=0xff",
            "for x in l: print(x)",
        ]
        var typed = ("\u{5}" + lines.joined(separator: "\r") + "\r\u{4}").utf8[...]
        vm.input = { typed.popFirst() }
        vm.stepsLeft = 1_000_000
        #expect(access(vm.runPrompt()) == .read)
    }

    /// Runs `setup`, which names an object `x`, changes words of the object by their offsets, and goes on with `rest`.
    private func run(_ setup: String, changing words: (VM, Address) -> [Address: UInt32], _ rest: String) -> RunOutcome {
        let vm = VM(board: .named("plain")!)
        vm.stepsBetweenLooks = 1
        vm.stepsLeft = 10_000
        var looks = 0
        return withoutActuallyEscaping(words) { words in
            vm.isCancelled = { [unowned vm] in
                looks += 1
                if looks == 20, let name = vm.findQstr(Array("x".utf8)), let object = try? vm.loadGlobal(name) {
                    for (offset, word) in words(vm, object.address) { vm.setWord(object.address + offset, word) }
                }
                return false
            }
            defer { vm.isCancelled = { false } }
            return vm.run(Array("\(setup)\nfor i in range(50): pass\n\(rest)".utf8))
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let setup: String
        let words: [Address: UInt32]
        let rest: String
        let access: MemoryFault.Access
        var testDescription: String { "\(setup), then \(rest)" }
    }

    @Test(
        "What a damaged object makes the machine do is a fault of its kind",
        arguments: [
            Case(setup: "x=[1,2]", words: [12: 0x100], rest: "print(x)", access: .read),
            Case(setup: "x=[1,2]", words: [12: 0x100], rest: "x[0]=5", access: .write),
            Case(setup: "x=[1,2]", words: [12: 0xffff_fffc], rest: "x.sort()", access: .read),
            Case(setup: "x=[1,2]", words: [0: 0], rest: "x[0]", access: .read),
            Case(setup: "x=[1,2]", words: [8: 4, 12: 0x2000_0104], rest: "x.append(5)", access: .release),
            Case(setup: "x=[1,2]", words: [8: 0x7fff_ffff], rest: "print(x[0x20000000])", access: .read),
            Case(setup: "x=bytearray(50)", words: [8: 0x7fff_ffff], rest: "x==memoryview(x)", access: .read),
            Case(setup: "def x(): pass", words: [0: TypeID.builtinFunction0.address, 4: 0x1000_fffd], rest: "x()", access: .call),
            Case(setup: "def x(): pass", words: [12: 0x10], rest: "x()", access: .read),
            Case(setup: "x=iter([1])", words: [4: 0x123], rest: "next(x)", access: .call),
            Case(setup: "x=(1,2)", words: [8: 0x7_fffa], rest: "print(x)", access: .read),
        ])
    func kinds(_ one: Case) {
        #expect(access(run(one.setup, changing: { _, _ in one.words }, one.rest)) == one.access)
    }

    @Test("A class that is its own parent is followed to an end")
    func endlessChain() {
        let outcome = run(
            "class B: pass\nclass x(B): pass",
            changing: { vm, type in
                [16 + 4 * UInt32(vm.ram.load8(type + TypeSlot.parent.rawValue)): type]
            }, "isinstance(x(), ValueError)")
        #expect(access(outcome) == .chain)
    }

    @Test("Whatever is overwritten, the run comes to an end of its own", arguments: 0..<40)
    func randomDamage(_ slice: Int) throws {
        let names = Programs.all
        for seed in slice * 10..<slice * 10 + 10 {
            let source = try Programs.source(names[seed % names.count])
            let damaged = DamagedMachine(seed: UInt64(seed), board: seed % 3 == 0 ? "pico2w" : "plain")
            _ = damaged.run(source)
            // Looking at what is left does not fail either.
            #expect(damaged.vm.memoryInfo(withMap: true).contains("GC: total:"))
        }
    }
}
