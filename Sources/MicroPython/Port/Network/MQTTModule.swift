// The module _mqtt: what the frozen module umqtt.simple writes to in place of a socket.
//
//     +0 type   +4 number of the connection   +8 whether reading waits        40 bytes with a finaliser, as a socket of the board has

import BlockHeap

extension ROMBuilder {
    func installMQTT() {
        let close = function1(MQTTClient.close)
        let locals = streamMethods("read", "readinto", "write") + [
            ("close", close), ("__del__", close),
            ("setblocking", function2(MQTTClient.setblocking)),
        ]
        type(.mqttClient, "socket", locals: locals) {
            $0.stream = StreamSlots(
                read: MQTTClient.readLink,
                write: MQTTClient.write,
                ioctl: MQTTClient.request)
        }
        // The name is no interned string: it must not be found by programs that do not use the module.
        module("_mqtt", globals: dict([
            ("__name__", str("_mqtt")),
            ("open", function2(MQTTClient.openLink)),
        ]))
    }
}

/// py/mperrno.h.
private enum NetworkError {
    static let notConnected = 107
    static let hostUnreachable = 113
}

/// What the connections of umqtt can.
enum MQTTClient {
    static func close(_ vm: VM, _ link: Obj) throws(PythonError) -> Obj {
        vm.devices.mqtt[MQTTClient.linkNumber(vm, link)].close()
        return .none
    }

    static func setblocking(_ vm: VM, _ link: Obj, _ flag: Obj) throws(PythonError) -> Obj {
        vm.setWord(link.address + 8, try vm.isTrue(flag) ? 1 : 0)
        return .none
    }

    static func write(_ vm: VM, _ link: Obj, _ address: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int {
        let number = MQTTClient.linkNumber(vm, link)
        if !vm.devices.mqtt[number].isOpen {
            errno = NetworkError.notConnected
            return -1
        }
        vm.devices.mqtt[number].receive(vm.ram.bytes(address, count: count))
        return count
    }

    static func request(_ vm: VM, _ link: Obj, _ request: Int, _ argument: Int, _ errno: inout Int) throws(PythonError) -> Int {
        if request == StreamRequest.poll {
            let broker = vm.devices.mqtt[MQTTClient.linkNumber(vm, link)]
            let isReadable = !broker.isOpen || !broker.answers.isEmpty
            return ((isReadable ? StreamPoll.readable : 0) | StreamPoll.writable) & argument
        }
        errno = StreamError.invalid
        return -1
    }

    fileprivate static func linkNumber(_ vm: VM, _ link: Obj) -> Int { Int(vm.word(link.address + 4)) }

    /// A new connection. OSError EHOSTUNREACH where the board is in no network.
    fileprivate static func openLink(_ vm: VM, _ server: Obj, _ port: Obj) throws(PythonError) -> Obj {
        _ = try (vm.stringBytes(server), vm.integer(port))
        let link = try vm.allocate(40, withFinaliser: true)
        if WLAN.link(vm, 0) != .up { throw vm.osError(NetworkError.hostUnreachable) }
        vm.setWord(link, TypeID.mqttClient.address)
        vm.setWord(link + 4, UInt32(vm.devices.mqtt.count))
        vm.setWord(link + 8, 1)
        vm.devices.mqtt.append(MQTTBroker())
        return Obj(link)
    }

    /// Reads what the broker has answered. Where reading waits and nothing can come any more the run ends.
    private static func waitForAnswer(_ vm: VM, _ number: Int) throws(PythonError) {
        while vm.devices.mqtt[number].answers.isEmpty && vm.devices.mqtt[number].isOpen {
            guard let wake = vm.nextAlarm, vm.clock < VM.endOfTime else { throw .stopped }
            try vm.countWork(64)
            try vm.sleep(microseconds: Int(max(wake, vm.clock + 1) - vm.clock))
        }
    }

    fileprivate static func readLink(
        _ vm: VM, _ link: Obj, _ address: Address, _ count: Int, _ errno: inout Int
    ) throws(PythonError) -> Int {
        let number = linkNumber(vm, link)
        if vm.word(link.address + 8) != 0 {
            try waitForAnswer(vm, number)
        } else if vm.devices.mqtt[number].answers.isEmpty && vm.devices.mqtt[number].isOpen {
            errno = StreamError.again
            return -1
        }
        let bytes = vm.devices.mqtt[number].take(count)
        vm.ram.store(bytes, at: address)
        return bytes.count
    }
}
