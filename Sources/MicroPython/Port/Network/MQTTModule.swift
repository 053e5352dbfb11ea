// The module _mqtt: what the frozen module umqtt.simple writes to in place of a socket.
//
//     +0 type   +4 number of the connection   +8 whether reading waits        40 bytes with a finaliser, as a socket of the board has

import BlockHeap

extension ROMBuilder {
    func installMQTT() {
        let close = function1 { vm, link throws(PythonError) in
            vm.devices.mqtt[vm.linkNumber(link)].close()
            return .none
        }
        let locals = streamMethods("read", "readinto", "write") + [
            ("close", close), ("__del__", close),
            ("setblocking", function2 { vm, link, flag throws(PythonError) in
                vm.setWord(link.address + 8, try vm.isTrue(flag) ? 1 : 0)
                return .none
            }),
        ]
        type(.mqttClient, "socket", locals: locals) {
            $0.stream = StreamSlots(
                read: { vm, link, address, count, errno throws(PythonError) in try vm.readLink(link, address, count, &errno) },
                write: { vm, link, address, count, errno throws(PythonError) in
                    let number = vm.linkNumber(link)
                    if !vm.devices.mqtt[number].isOpen {
                        errno = NetworkError.notConnected
                        return -1
                    }
                    vm.devices.mqtt[number].receive(vm.ram.bytes(address, count: count))
                    return count
                },
                ioctl: { vm, link, request, argument, errno throws(PythonError) in
                    if request == StreamRequest.poll {
                        let broker = vm.devices.mqtt[vm.linkNumber(link)]
                        let isReadable = !broker.isOpen || !broker.answers.isEmpty
                        return ((isReadable ? StreamPoll.readable : 0) | StreamPoll.writable) & argument
                    }
                    errno = StreamError.invalid
                    return -1
                })
        }
        // The name is no interned string: it must not be found by programs that do not use the module.
        module("_mqtt", globals: dict([
            ("__name__", str("_mqtt")),
            ("open", function2 { vm, server, port throws(PythonError) in try vm.openLink(server, port) }),
        ]))
    }
}

/// py/mperrno.h.
private enum NetworkError {
    static let notConnected = 107
    static let hostUnreachable = 113
}

extension VM {
    /// What programs have published over MQTT, oldest first on each connection.
    public var mqttSent: [MQTTMessage] { devices.mqttSent }

    fileprivate func linkNumber(_ link: Obj) -> Int { Int(word(link.address + 4)) }

    /// A new connection. OSError EHOSTUNREACH where the board is in no network.
    fileprivate func openLink(_ server: Obj, _ port: Obj) throws(PythonError) -> Obj {
        _ = try (stringBytes(server), integer(port))
        let link = try allocate(40, withFinaliser: true)
        if wlanLink(0) != .up { throw osError(NetworkError.hostUnreachable) }
        setWord(link, TypeID.mqttClient.address)
        setWord(link + 4, UInt32(devices.mqtt.count))
        setWord(link + 8, 1)
        devices.mqtt.append(MQTTBroker())
        return Obj(link)
    }

    /// Reads what the broker has answered. Where reading waits and nothing can come any more the run ends.
    private func waitForAnswer(_ number: Int) throws(PythonError) {
        while devices.mqtt[number].answers.isEmpty && devices.mqtt[number].isOpen {
            guard let wake = nextAlarm, clock < VM.endOfTime else { throw .stopped }
            try countWork(64)
            try sleep(microseconds: Int(max(wake, clock + 1) - clock))
        }
    }

    fileprivate func readLink(_ link: Obj, _ address: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int {
        let number = linkNumber(link)
        if word(link.address + 8) != 0 {
            try waitForAnswer(number)
        } else if devices.mqtt[number].answers.isEmpty && devices.mqtt[number].isOpen {
            errno = StreamError.again
            return -1
        }
        let bytes = devices.mqtt[number].take(count)
        ram.store(bytes, at: address)
        return bytes.count
    }
}
