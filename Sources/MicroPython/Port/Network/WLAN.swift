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
            $0.makeNew = { vm, _, args throws(PythonError) in
                try vm.checkArguments(args, 0, 1)
                let interface = try args.optional(0).map { id throws(PythonError) in try vm.integer(id) } ?? 0
                return vm.rom.named[interface == 0 ? "wlan.0" : "wlan.1"]!
            }
            $0.print = { vm, printer, wlan, _ throws(PythonError) in
                let interface = vm.wlanInterface(wlan)
                let word =
                    switch vm.wlanLink(interface) {
                    case .down: "down"
                    case .joining: "join"
                    case .up: "up"
                    case .noNetwork: "nonet"
                    case .wrongPassword: "badauth"
                    case .failed: "fail"
                    }
                try vm.write(printer, "<CYW43 \(interface == 0 ? "STA" : "AP") \(word) \(vm.currentAddresses(interface)[0])>")
            }
        }
        for interface: UInt32 in 0...1 { name("wlan.\(interface)", Obj(words([TypeID.wlan.address, 0, interface]))) }
    }

    private func wlanMethods() -> [(String, Obj)] {
        [
            ("send_ethernet", function2 { vm, _, frame throws(PythonError) in
                _ = try vm.buffer(frame, .read)
                return .none
            }),
            ("ioctl", function3 { vm, _, _, content throws(PythonError) in
                _ = try vm.buffer(content, .readWrite)
                return .none
            }),
            ("deinit", function1 { vm, _ throws(PythonError) in
                vm.devices.wlan = [WLANState(), WLANState()]
                return .none
            }),
            // As the driver says it: a station that has not been told to connect is not active yet.
            ("active", function(1, 2) { vm, args throws(PythonError) in
                let interface = vm.wlanInterface(args[0])
                guard let new = args.optional(1) else { return vm.wlanLink(interface) == .down ? .false : .true }
                // The driver has nothing to do when the station is to be switched off: only `deinit` does that.
                if try vm.isTrue(new) {
                    vm.devices.wlan[interface].isActive = true
                } else if interface == 1 {
                    vm.devices.wlan[interface].isActive = false
                }
                return .none
            }),
            ("scan", function(1, keywords: true) { vm, args throws(PythonError) in try vm.wlanScan(args) }),
            ("connect", function(1, keywords: true) { vm, args throws(PythonError) in try vm.wlanConnect(args) }),
            ("disconnect", function1 { vm, wlan throws(PythonError) in
                vm.devices.wlan[vm.wlanInterface(wlan)].joinBegan = nil
                return .none
            }),
            ("isconnected", function1 { vm, wlan throws(PythonError) in vm.wlanLink(vm.wlanInterface(wlan)) == .up ? .true : .false }),
            ("ifconfig", function(1, 2) { vm, args throws(PythonError) in try vm.wlanIfconfig(args) }),
            ("ipconfig", function(1, keywords: true) { vm, args throws(PythonError) in try vm.wlanIpconfig(args) }),
            ("status", function(1, 2) { vm, args throws(PythonError) in try vm.wlanStatus(args) }),
            ("config", function(1, keywords: true) { vm, args throws(PythonError) in try vm.wlanConfig(args) }),
        ]
    }
}

extension VM {
    fileprivate func wlanInterface(_ wlan: Obj) -> Int { Int(word(wlan.address + 8)) }

    /// What the link of an interface is like now. Asking takes a moment of the clock, so that a loop that waits for it ends.
    func wlanLink(_ interface: Int) -> WLANState.Link {
        let now = readClock()
        let state = devices.wlan[interface]
        if !state.isActive { return .down }
        if interface == 1 { return .up }
        guard let began = state.joinBegan else { return .down }
        if now < began + WLANState.joinMicroseconds { return .joining }
        return state.ssid.isEmpty ? .noNetwork : .up
    }

    /// Address, mask, gateway, name server.
    func currentAddresses(_ interface: Int) -> [String] {
        if let set = devices.wlan[interface].addresses { return set }
        if wlanLink(interface) != .up { return Array(repeating: "0.0.0.0", count: 4) }
        return [interface == 0 ? "192.168.4.2" : "192.168.4.1", "255.255.255.0", "192.168.4.1", "192.168.4.1"]
    }

    fileprivate func wlanScan(_ args: Args) throws(PythonError) -> Obj {
        let names = ["ssid", "essid", "bssid"].map { AllowedArgument(name: qstrNamed($0), isKeywordOnly: true) }
        _ = try parse(args.dropFirst(1), [AllowedArgument(name: qstrNamed("passive"), isKeywordOnly: true, fallback: .false)] + names)
        let found = try list(count: 0)
        if !devices.wlan.contains(where: \.isActive) { throw osError(1) }
        let mark = held.count
        hold(found)
        try sleep(microseconds: Int(WLANState.joinMicroseconds))
        for (number, name) in ["picoheap", "guests"].enumerated() {
            let ssid = try bytes(Array(name.utf8))
            let station = try bytes([0x02, 0, 0, 0, 0, UInt8(number + 1)])
            let rest = [6, WLANState.signalStrength - 20 * number, 5, 1].map { Obj(smallInteger: $0) }
            try listAppend(found, try tuple([ssid, station] + rest))
        }
        release(to: mark)
        return found
    }

    fileprivate func wlanConnect(_ args: Args) throws(PythonError) -> Obj {
        let parsed = try parse(args.dropFirst(1), [
            AllowedArgument(name: qstrNamed("ssid"), isRequired: true), AllowedArgument(name: qstrNamed("key")),
            AllowedArgument(name: qstrNamed("auth"), isKeywordOnly: true, fallback: Obj(smallInteger: -1)),
            AllowedArgument(name: qstrNamed("security"), isKeywordOnly: true, fallback: Obj(smallInteger: -1)),
            AllowedArgument(name: qstrNamed("bssid"), isKeywordOnly: true),
            AllowedArgument(name: qstrNamed("channel"), isKeywordOnly: true, fallback: Obj(smallInteger: -1)),
        ])
        for number in [parsed[2], parsed[3], parsed[5]] { _ = try integer(number) }
        let ssid = try buffer(parsed[0], .read)
        if parsed[1] != .none { _ = try buffer(parsed[1], .read) }
        if parsed[4] != .none, try buffer(parsed[4], .read).count != 6 { throw error(.valueError) }
        if !devices.wlan[0].isActive { throw osError(1) }
        devices.wlan[0].ssid = ram.bytes(ssid.address, count: ssid.count)
        devices.wlan[0].joinBegan = clock
        return .none
    }

    fileprivate func wlanStatus(_ args: Args) throws(PythonError) -> Obj {
        let interface = wlanInterface(args[0])
        guard let query = args.optional(1) else { return Obj(smallInteger: wlanLink(interface).rawValue) }
        switch String(decoding: try stringBytes(query), as: UTF8.self) {
        case "rssi":
            if interface != 0 { throw error(.valueError, "STA required") }
            return Obj(smallInteger: wlanLink(0) == .up ? WLANState.signalStrength : 0)
        case "stations":
            if interface != 1 { throw error(.valueError, "AP required") }
            return try list(count: 0)
        default: throw error(.valueError, "unknown status param")
        }
    }
}
