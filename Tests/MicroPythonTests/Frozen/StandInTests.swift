import Testing

@testable import MicroPython

@Suite("umqtt, which the firmware does not have")
struct StandInTests {
    @Test("A program's own is found first, module by module")
    func ownFirst() {
        let source = """
            import os
            os.mkdir("/lib")
            os.mkdir("/lib/umqtt")
            with open("/lib/umqtt/robust.py", "w") as f:
                f.write("from umqtt.simple import MQTTClient\\n")
            import umqtt.robust
            print(umqtt.robust.MQTTClient is not None, umqtt.__path__)
            with open("/lib/umqtt/simple.py", "w") as f:
                f.write("class MQTTClient:\\n    mine = True\\n")
            import sys
            for name in ("umqtt", "umqtt.simple", "umqtt.robust"):
                del sys.modules[name]
            from umqtt.simple import MQTTClient
            print(MQTTClient.mine)
            """
        let text = VM.onLargeStack {
            var shown: [UInt8] = []
            let vm = VM(board: Board.named("pico2w")!)
            vm.console = { shown += $0 }
            _ = vm.run(Array(source.utf8))
            return String(decoding: shown, as: UTF8.self)
        }
        #expect(text.filter { $0 != "\r" } == "True /lib/umqtt\nTrue\n")
    }
}
