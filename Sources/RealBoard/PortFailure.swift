// Why a serial line cannot be used, or does not answer: the one error of this module, and what to do about each.

import Files
import Foundation
import Text

/// What is wrong with a port, or with who should answer there.
public enum PortFailure: Error, Equatable, Sendable {
    /// There is no such device.
    case absent
    /// The system does not let this user open it; the group that may, if there is one.
    case refused(group: String?)
    /// Somebody else has it; the program's name and number, where the system tells.
    case busy(holder: String?)
    /// A file, a folder, or a device that is no serial line.
    case noSerialPort
    /// The system has another reason.
    case system(FileFailure)
    /// It was unplugged, or the board was reset, while it was being spoken to.
    case gone
    /// Nothing came for so many seconds; another program that has the port open too, if one has.
    case silent(seconds: Int, holder: String?)
    /// It takes no more bytes.
    case stalled
    /// What answers does not speak as MicroPython's prompt does: the last that came.
    case garbled(String)
    /// The reader of this has asked for an end.
    case interrupted
}

extension PortFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .absent: "there is no such port"
        case .refused: "permission denied"
        case .busy(let holder): "another program has it\(holder.map { ": \($0)" } ?? "")"
        case .noSerialPort: "this is no serial port"
        case .system(let failure): failure.reason
        case .gone: "the board is gone: unplugged, or reset"
        case .silent(let seconds, let holder):
            "nothing came from it for \(seconds.counted("second"))\(holder.map { "; another program has it open too: \($0)" } ?? "")"
        case .stalled: "it takes no more bytes"
        case .garbled(let sample):
            "MicroPython's prompt did not answer" + (sample.isEmpty ? "" : "; what came was: \(sample)")
        case .interrupted: "interrupted"
        }
    }

    /// What to do about it, a line each; empty where nothing can be said.
    public func advice(port: String) -> [String] {
        switch self {
        case .absent: ["plug the board in and look again: picoheap board"]
        case .refused(let group): PortAccess.advice(group: group)
        case .busy: ["close it there (Thonny, mpremote, a serial monitor), then try again"]
        case .noSerialPort: ["a board's port is called like /dev/ttyACM0 or /dev/cu.usbmodem1101"]
        case .gone: ["is the cable firm? Wait until the port is back, then try again"]
        case .silent:
            [
                "is MicroPython on it, and nothing else connected to it?",
                "a serial adapter may need another pace: --baud 9600",
                "pull the cable and plug it in again; what is on its flash stays",
            ]
        case .stalled: ["the board may hang: pull the cable and plug it in again; what is on its flash stays"]
        case .garbled:
            [
                "is this the board's port, and the right pace? --baud 9600 sets another one",
                "a program may run there that Ctrl-C does not stop: pull the cable and plug it in again",
            ]
        case .system, .interrupted: []
        }
    }
}
