// network.WLAN: the two interfaces of the Wi-Fi chip. extmod/network_cyw43.c, extmod/network_lwip.c.
//
// Nothing is sent: joining a network takes two seconds of the virtual clock and succeeds, unless its name is empty. The objects are static.
//
//     +0 type   +4 the driver's state   +8 interface: 0 station, 1 access point        12 bytes in ROM

import BlockHeap

/// What the chip knows of an interface.
struct WLANState {
    /// As `cyw43_tcpip_link_status` has it.
    enum Link: Int { case down = 0, joining = 1, up = 3, failed = -1, noNetwork = -2, wrongPassword = -3 }
    static let joinMicroseconds: UInt64 = 2_000_000
    static let signalStrength = -50

    var isActive = false
    /// When joining began, in microseconds of the virtual clock; `nil` when no network was asked for.
    var joinBegan: UInt64?
    var ssid: [UInt8] = []
    /// Address, mask, gateway and name server, where the program has set them.
    var addresses: [String]?
    var usesDHCP = true
    /// Numbers that `config` takes and gives back.
    var settings: [String: Int] = ["antenna": 0, "channel": 1, "security": 0, "pm": 0xa11142, "txpower": 31]
}

extension ROMBuilder {
    func installWLAN() {
        let constants: [(String, Int)] = [
            ("IF_STA", 0), ("IF_AP", 1), ("SEC_OPEN", 0), ("SEC_WPA_WPA2", 0x40_0006), ("PM_NONE", 0x10), ("PM_PERFORMANCE", 0xa11142),
            ("PM_POWERSAVE", 0x11),
        ]
        type(.wlan, "CYW43", locals: wlanMethods() + constants.map { ($0.0, Obj(smallInteger: $0.1)) }) {
            $0.makeNew = WLAN.make
            $0.print = WLAN.print
        }
        for interface: UInt32 in 0...1 { name("wlan.\(interface)", Obj(words([TypeID.wlan.address, 0, interface]))) }
    }

    private func wlanMethods() -> [(String, Obj)] {
        [
            ("send_ethernet", function2(WLAN.sendEthernet)),
            ("ioctl", function3(WLAN.ioctl)),
            ("deinit", function1(WLAN.deinitialise)),
            // As the driver says it: a station that has not been told to connect is not active yet.
            ("active", function(1, 2, WLAN.active)),
            ("scan", function(1, keywords: true, WLAN.scan)),
            ("connect", function(1, keywords: true, WLAN.connect)),
            ("disconnect", function1(WLAN.disconnect)),
            ("isconnected", function1(WLAN.isconnected)),
            ("ifconfig", function(1, 2, WLAN.ifconfig)),
            ("ipconfig", function(1, keywords: true, WLAN.ipconfig)),
            ("status", function(1, 2, WLAN.status)),
            ("config", function(1, keywords: true, WLAN.config)),
        ]
    }
}

/// What network.WLAN can.
enum WLAN {
    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 1)
        let interface = try args.optional(0).map { id throws(PythonError) in try vm.integer(id) } ?? 0
        return vm.rom.named[interface == 0 ? "wlan.0" : "wlan.1"]!
    }

    static func print(_ vm: VM, _ printer: Printer, _ wlan: Obj, _: PrintKind) throws(PythonError) {
        let interface = WLAN.interface(vm, wlan)
        let word =
            switch WLAN.link(vm, interface) {
            case .down: "down"
            case .joining: "join"
            case .up: "up"
            case .noNetwork: "nonet"
            case .wrongPassword: "badauth"
            case .failed: "fail"
            }
        try printer.write("<CYW43 \(interface == 0 ? "STA" : "AP") \(word) \(WLAN.currentAddresses(vm, interface)[0])>", vm)
    }

    static func sendEthernet(_ vm: VM, _: Obj, _ frame: Obj) throws(PythonError) -> Obj {
        _ = try vm.buffer(frame, .read)
        return .none
    }

    static func ioctl(_ vm: VM, _: Obj, _: Obj, _ content: Obj) throws(PythonError) -> Obj {
        _ = try vm.buffer(content, .readWrite)
        return .none
    }

    static func deinitialise(_ vm: VM, _: Obj) throws(PythonError) -> Obj {
        vm.devices.wlan = [WLANState(), WLANState()]
        return .none
    }

    static func active(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let interface = WLAN.interface(vm, args[0])
        guard let new = args.optional(1) else { return WLAN.link(vm, interface) == .down ? .false : .true }
        // The driver has nothing to do when the station is to be switched off: only `deinit` does that.
        if try vm.isTrue(new) {
            vm.devices.wlan[interface].isActive = true
        } else if interface == 1 {
            vm.devices.wlan[interface].isActive = false
        }
        return .none
    }

    static func disconnect(_ vm: VM, _ wlan: Obj) throws(PythonError) -> Obj {
        vm.devices.wlan[WLAN.interface(vm, wlan)].joinBegan = nil
        return .none
    }

    static func isconnected(_ vm: VM, _ wlan: Obj) throws(PythonError) -> Obj {
        WLAN.link(vm, WLAN.interface(vm, wlan)) == .up ? .true : .false
    }

    static func interface(_ vm: VM, _ wlan: Obj) -> Int { Int(vm.word(wlan.address + 8)) }

    /// What the link of an interface is like now. Asking takes a moment of the clock, so that a loop that waits for it ends.
    static func link(_ vm: VM, _ interface: Int) -> WLANState.Link {
        let now = vm.readClock()
        let state = vm.devices.wlan[interface]
        if !state.isActive { return .down }
        if interface == 1 { return .up }
        guard let began = state.joinBegan else { return .down }
        if now < began + WLANState.joinMicroseconds { return .joining }
        return state.ssid.isEmpty ? .noNetwork : .up
    }

    /// Address, mask, gateway, name server.
    static func currentAddresses(_ vm: VM, _ interface: Int) -> [String] {
        if let set = vm.devices.wlan[interface].addresses { return set }
        if link(vm, interface) != .up { return Array(repeating: "0.0.0.0", count: 4) }
        return [interface == 0 ? "192.168.4.2" : "192.168.4.1", "255.255.255.0", "192.168.4.1", "192.168.4.1"]
    }

    fileprivate static func scan(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let names = ["ssid", "essid", "bssid"].map { AllowedArgument(name: vm.qstrNamed($0), isKeywordOnly: true) }
        _ = try vm.parse(args.dropFirst(1), [AllowedArgument(name: vm.qstrNamed("passive"), isKeywordOnly: true, fallback: .false)] + names)
        let found = try ListObject.make(vm, count: 0)
        if !vm.devices.wlan.contains(where: \.isActive) { throw vm.osError(1) }
        let mark = vm.native.held.count
        vm.hold(found)
        try vm.sleep(microseconds: Int(WLANState.joinMicroseconds))
        for (number, name) in ["picoheap", "guests"].enumerated() {
            let ssid = try vm.bytes(Array(name.utf8))
            let station = try vm.bytes([0x02, 0, 0, 0, 0, UInt8(number + 1)])
            let rest = [6, WLANState.signalStrength - 20 * number, 5, 1].map { Obj(smallInteger: $0) }
            try ListObject(vm.ram, found).append(try TupleObject.make(vm, [ssid, station] + rest), vm)
        }
        vm.release(to: mark)
        return found
    }

    fileprivate static func connect(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let parsed = try vm.parse(args.dropFirst(1), [
            AllowedArgument(name: vm.qstrNamed("ssid"), isRequired: true), AllowedArgument(name: vm.qstrNamed("key")),
            AllowedArgument(name: vm.qstrNamed("auth"), isKeywordOnly: true, fallback: Obj(smallInteger: -1)),
            AllowedArgument(name: vm.qstrNamed("security"), isKeywordOnly: true, fallback: Obj(smallInteger: -1)),
            AllowedArgument(name: vm.qstrNamed("bssid"), isKeywordOnly: true),
            AllowedArgument(name: vm.qstrNamed("channel"), isKeywordOnly: true, fallback: Obj(smallInteger: -1)),
        ])
        for number in [parsed[2], parsed[3], parsed[5]] { _ = try vm.integer(number) }
        let ssid = try vm.buffer(parsed[0], .read)
        if parsed[1] != .none { _ = try vm.buffer(parsed[1], .read) }
        if parsed[4] != .none, try vm.buffer(parsed[4], .read).count != 6 { throw vm.error(.valueError) }
        if !vm.devices.wlan[0].isActive { throw vm.osError(1) }
        vm.devices.wlan[0].ssid = vm.ram.bytes(ssid.address, count: ssid.count)
        vm.devices.wlan[0].joinBegan = vm.clock
        return .none
    }

    fileprivate static func status(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let interface = Self.interface(vm, args[0])
        guard let query = args.optional(1) else { return Obj(smallInteger: link(vm, interface).rawValue) }
        switch String(decoding: try vm.stringBytes(query), as: UTF8.self) {
        case "rssi":
            if interface != 0 { throw vm.error(.valueError, "STA required") }
            return Obj(smallInteger: link(vm, 0) == .up ? WLANState.signalStrength : 0)
        case "stations":
            if interface != 1 { throw vm.error(.valueError, "AP required") }
            return try ListObject.make(vm, count: 0)
        default: throw vm.error(.valueError, "unknown status param")
        }
    }
}
