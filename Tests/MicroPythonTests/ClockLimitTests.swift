import Testing

@testable import MicroPython

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
            for sleep in (time.sleep, time.sleep_ms, time.sleep_us):
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
        #expect(result.outcome == .finished, "\(result.text)")
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
