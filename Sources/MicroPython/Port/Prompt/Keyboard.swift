// Bytes on their way from who types them to a machine that runs on another thread.

import Foundation
import Synchronization

/// A keyboard that is plugged into a machine. Any thread may type; the machine's thread takes.
public final class Keyboard: Sendable {
    private struct Waiting {
        var bytes: [UInt8] = []
        var isClosed = false
        /// Code runs: Ctrl-C interrupts it. While a line is read, Ctrl-C is a byte like others.
        var isRunning = false
        var isInterrupted = false
        /// What is typed comes from a tool, at the raw prompt.
        var isRaw = false
    }

    private let waiting = Mutex(Waiting())
    private let arrived = DispatchSemaphore(value: 0)

    /// The byte by which a person leaves: at the friendly prompt it closes the keyboard. For programs and tools it is one like others.
    private let leaveByte: UInt8?

    public init(leaveByte: UInt8? = nil) { self.leaveByte = leaveByte }

    /// Types bytes, as a terminal sends them.
    public func type(_ bytes: [UInt8]) {
        waiting.withLock { waiting in
            for byte in bytes {
                if byte == Prompt.Control.c && waiting.isRunning { waiting.isInterrupted = true }
                // Code that waits for a byte meanwhile (`input()`) gets this one.
                waiting.bytes.append(byte)
            }
        }
        arrived.signal()
    }

    /// Nobody will type any more: who waits gets `nil`.
    public func close() {
        waiting.withLock { $0.isClosed = true }
        arrived.signal()
    }

    public var isClosed: Bool { waiting.withLock { $0.isClosed } }

    /// The next byte, waiting for it; `nil` once the keyboard is closed. `beforeWaiting` is called if there is none yet.
    public func next(beforeWaiting: () -> Void = {}) -> UInt8? {
        var isFirst = true
        while true {
            let (byte, isClosed) = waiting.withLock { waiting -> (UInt8?, Bool) in
                if waiting.isClosed { return (nil, true) }
                if waiting.bytes.isEmpty { return (nil, false) }
                let byte = waiting.bytes.removeFirst()
                if byte == leaveByte && !waiting.isRunning && !waiting.isRaw {
                    waiting.isClosed = true
                    return (nil, true)
                }
                // Who gets Ctrl-C as a byte is interrupted by it, and not once more.
                if byte == Prompt.Control.c { waiting.isInterrupted = waiting.isRunning && waiting.bytes.contains(Prompt.Control.c) }
                return (byte, false)
            }
            if byte != nil || isClosed { return byte }
            if isFirst { beforeWaiting() }
            isFirst = false
            arrived.wait()
        }
    }

    /// Takes note of a phase of the machine: code runs from 10 on (a line is being compiled) until the next line is read, 5.
    public func phase(_ number: Int, isRaw: Bool = false) {
        guard number == 10 || number == 5 else { return }
        waiting.withLock { waiting in
            waiting.isRaw = isRaw
            waiting.isRunning = number == 10
            if number == 5 { waiting.isInterrupted = false }
        }
    }

    /// Whether Ctrl-C has come for the running code; asked once, it is forgotten, with all that was typed up to it.
    public func takeInterrupt() -> Bool {
        waiting.withLock { waiting in
            guard waiting.isInterrupted else { return false }
            waiting.isInterrupted = false
            if let last = waiting.bytes.lastIndex(of: Prompt.Control.c) { waiting.bytes.removeSubrange(...last) }
            return true
        }
    }
}
