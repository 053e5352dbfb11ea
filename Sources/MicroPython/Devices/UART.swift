// machine.UART, with TX joined to RX. extmod/machine_uart.c, ports/rp2/machine_uart.c. The objects are static; the two ring
// buffers of an open UART are blocks of 257 bytes, kept by the root pointers.
//
//     +0 type   +4 id

import Heap

extension ROMBuilder {
    func installUART() {
        let locals: [(String, Obj)] = [
            ("init", function(1, keywords: true) { m, args throws(PythonError) in
                try m.openUART(args[0])
                return .none
            }),
            ("deinit", function1 { m, uart throws(PythonError) in
                m.devices.uartWire[m.uartID(uart)] = nil
                return .none
            }),
        ] + streamMethods("flush", "read", "readline", "readinto", "write") + [
            ("any", function1 { m, uart throws(PythonError) in Obj(smallInteger: m.devices.uartWire[m.uartID(uart)]?.count ?? 0) }),
            ("txdone", function1 { _, _ throws(PythonError) in .true }),
            ("sendbreak", function1 { _, _ throws(PythonError) in .none }),
            ("INV_TX", Obj(smallInteger: 1)), ("INV_RX", Obj(smallInteger: 2)), ("CTS", Obj(smallInteger: 1)), ("RTS", Obj(smallInteger: 2)),
        ]
        type(.uart, "UART", locals: locals) {
            $0.flags = .iteratorIsStream
            $0.makeNew = { m, _, args throws(PythonError) in
                try m.checkArguments(args, 1, 255, keywords: true)
                let id = try m.integer(args[0])
                guard let uart = m.rom.named["uart.\(id)"] else { throw m.error(.valueError, format: "UART(%d) doesn't exist", .int(id)) }
                try m.openUART(uart)
                return uart
            }
            $0.print = { m, printer, uart, _ throws(PythonError) in
                let id = m.uartID(uart)
                try m.write(printer, "UART(\(id), baudrate=115200, bits=8, parity=None, stop=1, tx=\(4 * id), rx=\(4 * id + 1), txbuf=256, rxbuf=256, timeout=0, timeout_char=1, invert=None, irq=0)")
            }
            $0.getiter = { _, uart, _ throws(PythonError) in uart }
            $0.iternext = { m, uart throws(PythonError) in try m.streamNext(uart) }
            $0.stream = StreamSlots(
                read: { m, uart, address, count, errno throws(PythonError) in
                    let waiting = (m.devices.uartWire[m.uartID(uart)] ?? []).prefix(count)
                    if waiting.isEmpty && count > 0 {
                        errno = StreamError.again
                        return -1
                    }
                    m.ram.store(waiting, at: address)
                    m.devices.uartWire[m.uartID(uart)]!.removeFirst(waiting.count)
                    return waiting.count
                },
                write: { m, uart, address, count, _ throws(PythonError) in
                    let id = m.uartID(uart)
                    // The receive buffer holds 256 bytes; what comes after that is lost.
                    let room = 256 - (m.devices.uartWire[id]?.count ?? 0)
                    m.devices.uartWire[id, default: []] += m.ram.bytes(address, count: min(count, max(room, 0)))
                    return count
                },
                ioctl: { m, uart, request, argument, errno throws(PythonError) in
                    if request == StreamRequest.flush { return 0 }
                    if request == StreamRequest.poll {
                        let readable = m.devices.uartWire[m.uartID(uart)]?.isEmpty == false ? StreamPoll.readable : 0
                        return (readable | StreamPoll.writable) & argument
                    }
                    errno = StreamError.invalid
                    return -1
                })
        }
        for id in 0...1 { name("uart.\(id)", Obj(words([TypeID.uart.address, UInt32(id)]))) }
    }
}

extension Machine {
    fileprivate func uartID(_ uart: Obj) -> Int { Int(word(uart.address + 4)) }

    /// Allocates the ring buffers the first time a UART is opened.
    fileprivate func openUART(_ uart: Obj) throws(PythonError) {
        let roots: [RootPointer] = uartID(uart) == 0 ? [.uart0Receive, .uart0Transmit] : [.uart1Receive, .uart1Transmit]
        for root in roots where self.root(root) == 0 { setRoot(root, try allocate(257)) }
        devices.uartWire[uartID(uart)] = []
    }
}
