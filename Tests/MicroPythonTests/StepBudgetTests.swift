import Testing

@testable import MicroPython

@Suite("Nothing that a program asks of built-in code goes on for ever")
struct StepBudgetTests {
    /// Each of these is one call, or one operator, that takes longer than anybody waits.
    static let endless: [String] = [
        "10**10**6", "pow(3, 10**2000, 10**3000 + 1)", "int('9' * 60000)", "str(big)",
        "s.find(n)", "s.rfind(n)", "n in s", "s.count(n)", "s.replace(n, '')", "s.split(n)", "s.rsplit(n, 9)",
        "s.partition(n)", "s.strip('b' * 50000 + 'a')", "s.encode().find(n.encode())", "bytearray(s.encode()).find(n.encode())",
        "re.match('a?' * 28 + 'b', 'a' * 28)",
        "list(range(20000)).sort()", "sum(range(10**9))", "min(range(10**9))", "list(filter(None, (0 for i in range(10**9))))",
        "sum(Endless())", "any(0 for i in range(10**9))",
        "print(lists)", "print(tuples)", "print(dicts)", "json.dump(lists, sys.stdout)", "lists == lists2", "lists < lists2",
        "tuples == tuples2", "dicts == dicts2", "hash(tuples)", diamond + "Diamond().x",
        "framebuf.FrameBuffer(bytearray(8), 8, 8, 3).line(0, 0, 10**9, 10**9, 1)",
        "time.sleep(10**9)",
    ]

    /// Each of these is long only because the loop around it goes on; its work is counted where it is found.
    static let repeated: [String] = [
        "s + s", "l[:]", "l.insert(0, 0); l.pop(0)", "l.reverse()", "l.count(1)", "re.search('x', s)", "''.join([''] * 9000)", "s.upper()",
        "s.isspace()", "len(s)", "s[40000]", "float('1' * 50000)", "big & big", "big == big2", "gc.collect()", "micropython.mem_info(1)",
        "print(s, end='')", "dir(gc)", "exec('')", "exec('x=1\\n' * 200)", "heapq.heapify(l)", "struct.calcsize('B' * 9000)",
        "hashlib.sha256(s).digest()", "binascii.crc32(s)", "isinstance(s, (int,) * 5000)", "dict(d)",
        "f = open('f', 'w'); f.write(s); f.close()", "f(*l)",
    ]

    /// A class with 2 ** 30 ways to its first base.
    private static let diamond: String = """
        class Diamond: pass
        for i in range(30):
            class A(Diamond): pass
            class B(Diamond): pass
            class Diamond(A, B): pass

        """

    private static let setUp: String = """
        import re, json, sys, framebuf, time, gc, micropython, heapq, struct, hashlib, binascii, machine
        s = 'a' * 60000
        n = 'a' * 30000 + 'b'
        l = [0] * 9000
        big = 1 << 200000
        big2 = big + 0
        d = {i: i for i in range(500)}
        def f(*args): pass
        class Endless:
            def __iter__(self): return self
            def __next__(self): return 0
        lists, lists2, tuples, tuples2, dicts, dicts2 = [], [], (), (), {}, {}
        for i in range(40):
            lists, lists2 = [lists, lists], [lists2, lists2]
            tuples, tuples2 = (tuples, tuples), (tuples2, tuples2)
            dicts, dicts2 = {1: dicts, 2: dicts}, {1: dicts2, 2: dicts2}
        timer = machine.Timer(period=1, callback=id)

        """

    private func vm() -> VM {
        let vm = VM(board: .named("pico2w")!)
        vm.stepsLeft = 120_000
        return vm
    }

    @Test("It ends with the steps of its run", arguments: endless)
    func budget(_ code: String) {
        let outcome = VM.onLargeStack { vm().run(Array((Self.setUp + code + "\nprint('over')\n").utf8)) }
        #expect(outcome == .stopped)
    }

    @Test("In a loop it counts more than the loop's own steps", arguments: repeated)
    func loop(_ code: String) {
        let program = Self.setUp + "timer.deinit()\nprint('@')\nwhile True:\n    \(code.replacing("; ", with: "\n    "))\n"
        let (outcome, worked) = VM.onLargeStack {
            let vm = vm()
            var before = 0
            vm.console = { if $0.first == UInt8(ascii: "@") { before = vm.workSteps } }
            let outcome = vm.run(Array(program.utf8))
            return (outcome, vm.workSteps - before)
        }
        #expect(outcome == .stopped)
        #expect(worked > 50_000)
    }

    private static let power: String = "pow(3, 10**2000, 10**3000 + 1)"

    @Test("It is stopped in its midst when the run is cancelled", arguments: [power, "s.find(n)", "print(lists)", "hash(tuples)"])
    func cancelled(_ code: String) {
        let outcome = VM.onLargeStack {
            let vm = vm()
            vm.stepsLeft = .max
            var isInside = false
            vm.console = { if $0.first == UInt8(ascii: "@") { isInside = true } }
            vm.isCancelled = { isInside }
            return vm.run(Array((Self.setUp + "print('@')\n\(code)\n").utf8))
        }
        #expect(outcome == .stopped)
    }

    @Test("Ctrl-C raises KeyboardInterrupt in its midst")
    func interrupted() {
        let output = VM.onLargeStack {
            let vm = vm()
            vm.stepsLeft = .max
            var output: [UInt8] = []
            var start = Int.max
            vm.console = {
                output += $0
                if $0.first == UInt8(ascii: "@") { start = vm.workSteps + 30_000 }
            }
            vm.isCancelled = {
                // It has worked for a while: all of that is the one call.
                if vm.workSteps > start {
                    start = .max
                    vm.interrupt()
                }
                return false
            }
            let program = "print('@')\ntry:\n    \(Self.power)\nexcept KeyboardInterrupt:\n    print('C')\n"
            _ = vm.run(Array((Self.setUp + program).utf8))
            return String(decoding: output, as: UTF8.self).filter { !$0.isNewline }
        }
        #expect(output == "@C")
    }

    @Test("Classes with bases in common are asked once each; nothing times a number is nothing at once")
    func diamond() {
        let outcome = VM.onLargeStack {
            vm().run(Array((Self.diamond + "print(issubclass(Diamond, int), [] * 10**9, '' * 10**9)\n").utf8))
        }
        #expect(outcome == .finished)
    }
}
