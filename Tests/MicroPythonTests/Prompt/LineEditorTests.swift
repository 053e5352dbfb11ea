import Testing

@testable import MicroPython

/// What the terminal shows, without the banner, when `typed` is typed at the prompt of a new board.
private func shown(_ typed: String, on board: String = "pico2w") -> String {
    shown(Array(typed.utf8), on: board)
}

private func shown(_ typed: [UInt8], on board: String = "pico2w") -> String {
    let output = VM.onLargeStack {
        var output: [UInt8] = []
        let vm = VM(board: Board.named(board)!)
        var rest = typed[...]
        vm.input = { rest.popFirst() }
        vm.console = { output += $0 }
        vm.stepsLeft = 5_000_000
        _ = vm.runPrompt()
        return output
    }
    let text = String(decoding: output.filter { $0 != 13 }, as: UTF8.self)
    return String(text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).last ?? "")
}

@Suite("The prompt edits a line as MicroPython does")
struct LineEditorTests {
    @Test("A value is printed, None is not, and _ is the last one")
    func values() {
        #expect(shown("1+1\r_*3\rNone\r") == ">>> 1+1\n2\n>>> _*3\n6\n>>> None\n>>> ")
    }

    @Test("A character in the middle draws the rest again and goes back")
    func insertion() {
        #expect(shown("13\u{1b}[D2\r") == ">>> 13\u{8}23\u{8}\n123\n>>> ")
    }

    @Test("Backspace takes one character, and a level of indentation where there is nothing else")
    func backspace() {
        #expect(shown("12\u{7f}\r") == ">>> 12\u{8}\u{1b}[K\n1\n>>> ")
        #expect(shown("if 1:\r\u{7f}\u{3}").hasPrefix(">>> if 1:\n...     \u{8}\u{8}\u{8}\u{8}\u{1b}[K\n>>> "))
    }

    @Test("Home, End and Delete")
    func ends() {
        #expect(shown("923\u{1b}[H\u{1b}[3~1\u{1b}[F4\r").hasSuffix("\n1234\n>>> "))
    }

    @Test("Ctrl-U forgets what is before the cursor, Ctrl-K what is after it")
    func kills() {
        #expect(shown("999\u{15}5\r").hasSuffix("\n5\n>>> "))
        #expect(shown("5999\u{1}\u{6}\u{b}\r").hasSuffix("\n5\n>>> "))
    }

    @Test("The arrows go through the last eight lines")
    func history() {
        #expect(shown("1\r2\r\u{1b}[A\u{1b}[A\r").hasSuffix("\n1\n>>> "))
        #expect(shown("1\r2\r\u{1b}[A\u{1b}[A\u{1b}[B\r").hasSuffix("\n2\n>>> "))
        let lines = (1...9).map { "\($0)\r" }.joined() + String(repeating: "\u{1b}[A", count: 20) + "\r"
        #expect(shown(lines).hasSuffix("\n2\n>>> "))
    }

    @Test("Ctrl-C forgets the line; so it does a statement of several lines")
    func cancel() {
        #expect(shown("12\u{3}3\r") == ">>> 12\n>>> 3\n3\n>>> ")
        #expect(shown("def f():\rpass\r\u{3}f\r").contains("NameError: name 'f' isn't defined"))
    }

    @Test("A block goes on until an empty line, indented like the line before")
    func indent() {
        #expect(shown("for i in range(2):\rprint(i)\r\r\r\r")
            == ">>> for i in range(2):\n...     print(i)\n...     \n...     \n... \n0\n1\n>>> ")
        #expect(shown("for i in range(2):\r\tprint(i)\r\r") == ">>> for i in range(2):\n...     print(i)\n... \n0\n1\n>>> ")
    }

    @Test("A blank in place of the indentation after empty lines does no harm")
    func blankAfterIndent() {
        #expect(shown("if 1:\r\r\r \r\r").hasPrefix(">>> if 1:"))
    }

    @Test("Brackets and long strings go on in the next line")
    func continuation() {
        #expect(shown("[1,\r2]\r") == ">>> [1,\n... 2]\n[1, 2]\n>>> ")
        #expect(shown("'''a\rb'''\r").hasSuffix("'a\\nb'\n>>> "))
        #expect(shown("'(' + \"[\"\r").hasSuffix("\n'(['\n>>> "))
    }

    @Test("Tab completes a name, or prints what there is")
    func completion() {
        #expect(shown("import gc\rgc.mem_f\t()>0\r").hasSuffix(">>> gc.mem_free()>0\nTrue\n>>> "))
        let many = shown("import gc\rgc.mem\t\t\u{3}")
        #expect(many.contains(">>> gc.mem_\nmem_alloc       mem_free\n>>> gc.mem_\n"))
        #expect(shown("imp\tgc\r").hasPrefix(">>> import gc\n>>> "))
        #expect(shown("nothing.at_all\t\u{3}") == ">>> nothing.at_all\n>>> ")
    }

    @Test("sys.ps1 and sys.ps2 are what is printed")
    func prompts() {
        #expect(shown("import sys\rsys.ps1='$ '\r1\r").hasSuffix("$ 1\n1\n$ "))
        #expect(shown("import sys\rsys.ps1=None\r1\r").hasSuffix("1\n1\n"))
    }

    @Test("Pasted text is not edited, and Ctrl-C throws it away")
    func paste() {
        #expect(shown("\u{5}x=[1,\r2]\rprint(x)\u{4}").hasSuffix("=== print(x)\n[1, 2]\n>>> "))
        #expect(shown("\u{5}x=1\u{3}x\r").contains("NameError"))
    }

    @Test("A script's input() edits its line; with no more to read it raises EOFError, and Ctrl-C KeyboardInterrupt")
    func scriptInput() {
        let script = "print(input('? ') + input())\ntry:\n  input()\nexcept KeyboardInterrupt:\n  print('C')\ninput()\n"
        let output = VM.onLargeStack {
            var output: [UInt8] = []
            let vm = VM(board: Board.named("pico2w")!)
            var rest = Array("ac\u{1b}[Db\rlast\u{7f}y\rx\u{3}".utf8)[...]
            vm.input = { rest.popFirst() }
            vm.console = { output += $0 }
            #expect(vm.run(Array(script.utf8)) == .raised)
            return String(decoding: output.filter { $0 != 13 }, as: UTF8.self)
        }
        #expect(output.hasPrefix("? ac\u{8}bc\u{8}\nlast\u{8}\u{1b}[Ky\nabclasy\nxC\n"))
        #expect(output.hasSuffix("EOFError: \n"))
    }

    @Test("Nothing that is typed stops the prompt", arguments: 0..<40)
    func anything(_ seed: UInt64) {
        var noise = seed &* 0x9e37_79b9_7f4a_7c15 | 1
        let special: [UInt8] = [1, 2, 3, 4, 5, 6, 8, 9, 11, 13, 14, 16, 21, 27, 32, 40, 58, 65, 66, 67, 68, 72, 91, 126, 127, 200]
        let typed = (0..<400).map { _ -> UInt8 in
            noise = noise &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return noise >> 63 == 0 ? special[Int(noise >> 33) % special.count] : UInt8(noise >> 40 & 127)
        }
        // A line is cancelled, the raw prompt left, and the next line runs.
        let end: [UInt8] = [27, 0, 4, 3, 3, 2] + Array("print('alive')\r".utf8)
        #expect(shown(typed + end).contains("alive\n"))
    }
}

@Suite("The prompt's board")
struct PromptBoardTests {
    @Test("An exception is printed with its place, and the prompt goes on")
    func exception() {
        #expect(shown("1/0\r2\r") == """
            >>> 1/0
            Traceback (most recent call last):
              File "<stdin>", line 1, in <module>
            ZeroDivisionError: divide by zero
            >>> 2
            2
            >>> \("")
            """)
    }

    @Test("Ctrl-D and sys.exit() reset the board: names are gone, files stay", arguments: ["\u{4}", "import sys\rsys.exit()\r"])
    func reset(_ how: String) {
        let text = shown("x=1\rf=open('a','w')\rf.write('kept')\rf.close()\r\(how)x\ropen('a').read()\r")
        #expect(text.contains("MPY: soft reboot\nMicroPython v1.24.0"))
        #expect(text.contains("NameError: name 'x' isn't defined"))
        #expect(text.hasSuffix("\n'kept'\n>>> "))
    }

    @Test("machine.reset() begins anew from within a function")
    func hardReset() {
        let text = shown("x=1\rimport machine\rdef f(): machine.reset()\r\r\rf()\rx\r")
        #expect(text.contains("MicroPython v1.24.0") && text.contains("NameError: name 'x' isn't defined"))
        #expect(!text.contains("soft reboot"))
    }

    @Test("After a reset as much is in use as after switching on")
    func resetFrees() {
        let measure = "import gc;gc.collect();gc.mem_alloc()\r"
        let text = shown("\(measure)x=[0]*1000\r\u{4}\(measure)")
        let figures = text.split(separator: "\n").compactMap { Int($0) }
        #expect(figures.count == 2 && figures.first == figures.last)
    }

    @Test("The heap is unlocked before the next line")
    func unlocks() {
        #expect(shown("import micropython\rmicropython.heap_lock()\r[1,2]\r").hasSuffix("[1, 2]\n>>> "))
    }

    @Test("No room for the history or for a line leaves a prompt that works", arguments: ["lab-16k", "plain"])
    func smallBoards(_ board: String) {
        let text = shown("a=[0]*4000\rb=[0]*700\rb=0\rimport gc\rgc.collect()\r5\r", on: board)
        #expect(text.hasSuffix(">>> 5\n5\n>>> "))
    }
}

@Suite("A keyboard on another thread")
struct KeyboardTests {
    @Test("Ctrl-C interrupts code that runs, and is a byte while a line is read")
    func interrupt() {
        let keyboard = Keyboard()
        keyboard.type([3])
        #expect(!keyboard.takeInterrupt())
        #expect(keyboard.next() == 3)
        keyboard.phase(10)
        keyboard.type([65, 3, 66])
        #expect(keyboard.takeInterrupt() && !keyboard.takeInterrupt())
        #expect(keyboard.next() == 66)
    }

    @Test("Ctrl-C that a waiting program got as a byte does not interrupt it again")
    func taken() {
        let keyboard = Keyboard()
        keyboard.phase(10)
        keyboard.type([65, 3])
        #expect(keyboard.next() == 65 && keyboard.next() == 3)
        #expect(!keyboard.takeInterrupt())
    }

    @Test("A closed keyboard gives nothing more")
    func closed() {
        let keyboard = Keyboard()
        keyboard.type([65])
        keyboard.close()
        #expect(keyboard.next() == nil && keyboard.isClosed)
    }
}
