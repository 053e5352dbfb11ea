import Testing

@testable import MicroPython

@Suite("A keyboard's byte to leave by")
struct KeyboardTests {
    private static let leave: UInt8 = 24

    @Test("At the friendly prompt it closes the keyboard, and what came before it counts")
    func leaves() {
        let keyboard = Keyboard(leaveByte: Self.leave)
        keyboard.phase(5)
        keyboard.type([65, Self.leave, 66])
        #expect(keyboard.next() == 65)
        #expect(keyboard.next() == nil)
        #expect(keyboard.isClosed)
    }

    @Test("A tool at the raw prompt, and a program that reads, get it as they get others")
    func passes() {
        let keyboard = Keyboard(leaveByte: Self.leave)
        keyboard.phase(5, isRaw: true)
        keyboard.type([Self.leave, Self.leave, Self.leave])
        #expect(keyboard.next() == Self.leave)
        keyboard.phase(10, isRaw: false)
        #expect(keyboard.next() == Self.leave)
        keyboard.phase(5, isRaw: false)
        #expect(keyboard.next() == nil)
    }
}

@Suite("A prompt that fails")
struct FatalPromptTests {
    @Test("A line without room on a full heap is fatal, as on the board; the board is reset and the prompt is there again")
    func fullHeap() {
        let typed = "l=None\rwhile 1: l=[l]\r\r\r'\(String(repeating: "x", count: 300))'\r6*7\r"
        let (shown, outcome) = VM.onLargeStack {
            var shown: [UInt8] = []
            let vm = VM(board: Board.named("lab-4k")!)
            var rest = Array(typed.utf8)[...]
            vm.input = { rest.popFirst() }
            vm.console = { shown += $0 }
            vm.stepsLeft = 5_000_000
            let outcome = vm.runPrompt()
            return (String(decoding: shown, as: UTF8.self), outcome)
        }
        #expect(shown.contains("FATAL: uncaught exception "))
        #expect(shown.hasSuffix(">>> 6*7\r\n42\n>>> "))
        #expect(outcome == .stopped)
    }
}

@Suite("The virtual clock's end, and many timers")
struct ClockLimitTests {
    private func run(_ source: String, from clock: UInt64 = 0) -> (text: String, outcome: RunOutcome) {
        VM.onLargeStack {
            var shown: [UInt8] = []
            let vm = VM(board: Board.named("pico2w")!)
            vm.clock = clock
            vm.console = { shown += $0 }
            vm.stepsLeft = 2_000_000
            let outcome = vm.run(Array(source.utf8))
            return (String(decoding: shown, as: UTF8.self), outcome)
        }
    }

    @Test("Time stands still at its end: whatever looks at it, waits or becomes due")
    func standsStill() {
        let result = run(
            """
            import asyncio, machine, network, select, time
            t = machine.Timer(period=5, callback=print)
            dog = machine.Timer(period=1 << 29, tick_hz=1, callback=print)
            for sleep in (time.sleep, time.sleep_ms, time.sleep_us, machine.lightsleep):
                for i in range(3): sleep((1 << 31) - 1)
            print(time.ticks_diff(time.ticks_us(), time.ticks_us()), time.time() > 0, time.time_ns() > 0, len(time.localtime()))
            machine.RTC().datetime((2024, 1, 2, 3, 4, 5, 6, 7))
            print(machine.RTC().datetime()[:3])
            machine.UART(0, 9600, timeout=100).write(bytes(3000))
            machine.UART(0).read(9999)
            network.WLAN(0).active(True)
            network.WLAN(0).connect("a", "b")
            print(network.WLAN(0).isconnected())
            print(select.poll().poll(5))
            """, from: VM.endOfTime - 1000)
        #expect(result.outcome == .stopped || result.outcome == .finished)
        #expect(result.text.contains("0 True True 8"))
        #expect(result.text.contains("(2024, 1, 2)"))
    }

    @Test("A thousand timers use up the steps of a loop, and no more than those")
    func manyTimers() {
        let result = run(
            """
            import machine
            timers = [machine.Timer(period=1, callback=lambda t: None) for i in range(1000)]
            while True: pass
            """)
        #expect(result.outcome == .stopped)
    }
}
