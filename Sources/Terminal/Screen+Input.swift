// ncurses -> Event.
import CNcurses
import Foundation
import Tutorial

extension Screen {
    /// Waits until something happens, at most `milliseconds` (forever if nil), and returns what did. An empty answer is a
    /// timeout or a wake-up from the background.
    public func waitForEvents(atMost milliseconds: Int?) -> [Event] {
        var waiting = [
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wakePipe.reading, events: Int16(POLLIN), revents: 0),
        ]
        let timeout = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
        guard poll(&waiting, 2, timeout) > 0 else { return [] }
        var events: [Event] = []
        if waiting[1].revents != 0 { events += wakePipe.drain().compactMap(event(ofSignal:)) }
        if waiting[0].revents != 0 {
            // Asked before reading: what is read may be no key that means anything here.
            if isGone(waiting[0].revents) { return events + [.terminate] }
            events += readKeys()
        }
        return events
    }

    private func event(ofSignal number: Int32) -> Event? {
        switch number {
        case SIGINT: return .interrupt
        case SIGTSTP: return .key(.control("z"))
        case SIGCONT:
            takeBack()
            return resizeEvent
        case SIGWINCH:
            adoptSize()
            return resizeEvent
        // Whoever waits for a child has seen it.
        case SIGCHLD: return nil
        default: return .terminate
        }
    }

    private var resizeEvent: Event { .resize(columns: size.columns, rows: size.rows) }

    /// No byte to read though the terminal says there is: it has been closed.
    private func isGone(_ revents: Int16) -> Bool {
        if revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
        var available: Int32 = 0
        return ioctl(STDIN_FILENO, UInt(FIONREAD), &available) != 0 || available == 0
    }

    private func readKeys() -> [Event] {
        var events: [Event] = []
        var code: wint_t = 0
        while true {
            let kind = wget_wch(window, &code)
            if kind == ERR { return events }
            if kind == KEY_CODE_YES {
                if let event = event(ofKeyCode: Int32(bitPattern: code)) { events.append(event) }
            } else if let key = key(ofCharacter: code) {
                events.append(.key(key))
            }
        }
    }

    private func event(ofKeyCode code: Int32) -> Event? {
        switch code {
        case KEY_RESIZE:
            shown = nil
            return resizeEvent
        case KEY_MOUSE: return mouseEvent()
        case KEY_F0 + 1...KEY_F0 + 12: return .key(.function(Int(code - KEY_F0)))
        default: return keyCodes[code].map(Event.key)
        }
    }

    private func key(ofCharacter code: wint_t) -> Key? {
        switch code {
        case 9: return .tab
        case 10, 13: return .enter
        case 27: return .escape
        case 8, 127: return .backspace
        case 0: return nil
        case 1...26: return UnicodeScalar(UInt32(code) + 96).map { .control(Character($0)) }
        case 28...31: return nil
        default: return UnicodeScalar(UInt32(code)).map { .character(Character($0)) }
        }
    }

    private func mouseEvent() -> Event? {
        var report = MEVENT()
        guard getmouse(&report) == OK else { return nil }
        let kind: Mouse.Kind
        if report.bstate & nc_wheel_up != 0 {
            kind = .wheelUp
        } else if report.bstate & nc_wheel_down != 0 {
            kind = .wheelDown
        } else if report.bstate & nc_left_pressed != 0 {
            kind = .press
        } else {
            return nil
        }
        return .mouse(Mouse(kind, column: Int(report.x), row: Int(report.y)))
    }
}

private let keyCodes: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_HOME: .home, KEY_END: .end,
    KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_BTAB: .backTab, KEY_BACKSPACE: .backspace, KEY_DC: .delete,
    KEY_ENTER: .enter,
]
