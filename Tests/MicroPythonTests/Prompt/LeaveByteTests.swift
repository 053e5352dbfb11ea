import Testing

@testable import MicroPython

@Suite("A keyboard's byte to leave by")
struct LeaveByteTests {
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
