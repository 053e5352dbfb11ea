// What a program can ask of and tell to a network interface: ifconfig, ipconfig, config. extmod/network_cyw43.c, extmod/network_lwip.c.

import BlockHeap

extension VM {
    private func interface(_ wlan: Obj) -> Int { Int(word(wlan.address + 8)) }

    /// The text of an argument that names a parameter or gives a value.
    private func parameterText(_ object: Obj) throws(PythonError) -> String { String(decoding: try stringBytes(object), as: UTF8.self) }

    /// Four numbers with dots between them. ValueError for anything else.
    private func checkedAddress(_ object: Obj) throws(PythonError) -> String {
        let address = try parameterText(object)
        let parts = address.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count != 4 || !parts.allSatisfy({ UInt8($0) != nil }) { throw error(.valueError, "invalid arguments") }
        return address
    }

    func wlanIfconfig(_ args: Args) throws(PythonError) -> Obj {
        let interface = interface(args[0])
        guard let new = args.optional(1) else {
            var parts: [Obj] = []
            for address in currentAddresses(interface) { parts.append(try str(address)) }
            return try tuple(parts)
        }
        if isString(new), try parameterText(new) == "dhcp" {
            devices.wlan[interface].addresses = nil
            devices.wlan[interface].usesDHCP = true
            let began = devices.wlan[interface].joinBegan ?? clock
            try sleep(microseconds: Int(WLANState.joinMicroseconds) - min(Int(clock - began), Int(WLANState.joinMicroseconds)))
            if wlanLink(interface) != .up { throw error(.osError, "timeout waiting for DHCP to get IP address") }
            return .none
        }
        let parts = try items(new, count: 4)
        var addresses: [String] = []
        for index in 0..<UInt32(4) { addresses.append(try checkedAddress(obj(parts + 4 * index))) }
        devices.wlan[interface].addresses = addresses
        devices.wlan[interface].usesDHCP = false
        return .none
    }

    func wlanIpconfig(_ args: Args) throws(PythonError) -> Obj {
        let interface = interface(args[0])
        if args.keywordCount > 0 {
            if args.count != 1 { throw error(.typeError, "can't specify pos and kw args") }
            for index in 0..<args.keywordCount { try setIP(interface, parameterText(args.keyword(index)), args.keywordValue(index)) }
            return .none
        }
        if args.count != 2 { throw error(.typeError, "must query one param") }
        let state = devices.wlan[interface]
        let addresses = currentAddresses(interface)
        switch try parameterText(args[1]) {
        case "dhcp4": return interface == 0 && state.isActive && state.usesDHCP ? .true : .false
        case "has_dhcp4": return interface == 0 && state.usesDHCP && wlanLink(0) == .up ? .true : .false
        case "autoconf6": return .true
        case "has_autoconf6": return .false
        case "addr4": return try tuple([str(addresses[0]), str(addresses[1])])
        case "addr6": return try list(count: 0)
        case "gw4": return try str(addresses[2])
        default: throw error(.valueError, "unexpected key")
        }
    }

    private func setIP(_ interface: Int, _ key: String, _ value: Obj) throws(PythonError) {
        var addresses = currentAddresses(interface)
        switch key {
        case "dhcp4":
            devices.wlan[interface].usesDHCP = try isTrue(value)
            devices.wlan[interface].addresses = devices.wlan[interface].usesDHCP ? nil : Array(repeating: "0.0.0.0", count: 4)
            return
        case "autoconf6": return
        case "addr4":
            if isString(value) {
                // An address, with the length of its mask where there is one.
                let parts = try parameterText(value).split(separator: "/", omittingEmptySubsequences: false)
                addresses[0] = try checkedAddress(str(String(parts[0])))
                if parts.count > 1 {
                    guard let bits = UInt32(parts[1]), bits <= 32 else { throw error(.valueError, "invalid arguments") }
                    let mask = bits == 0 ? 0 : UInt32.max << (32 - bits)
                    addresses[1] = [24, 16, 8, 0].map { String(mask >> UInt32($0) & 0xff) }.joined(separator: ".")
                }
            } else {
                let pair = try items(value, count: 2)
                addresses[0] = try checkedAddress(obj(pair))
                addresses[1] = try checkedAddress(obj(pair + 4))
            }
        case "gw4": addresses[2] = try checkedAddress(value)
        default: throw error(.valueError, "unexpected key")
        }
        devices.wlan[interface].addresses = addresses
        devices.wlan[interface].usesDHCP = false
    }

    func wlanConfig(_ args: Args) throws(PythonError) -> Obj {
        let interface = interface(args[0])
        if args.keywordCount > 0 {
            if args.count != 1 { throw error(.typeError, "can't specify pos and kw args") }
            for index in 0..<args.keywordCount { try configure(interface, parameterText(args.keyword(index)), args.keywordValue(index)) }
            return .none
        }
        if args.count != 2 { throw error(.typeError, "must query one param") }
        let key = try parameterText(args[1])
        if let number = devices.wlan[interface].settings[key] { return Obj(smallInteger: number) }
        switch key {
        case "ssid", "essid": return try str(devices.wlan[interface].ssid)
        case "mac": return try bytes([0x28, 0xcd, 0xc1, 0, 0, UInt8(1 + interface)])
        case "hostname": return try str(devices.hostname)
        default: throw error(.valueError, "unknown config param")
        }
    }

    private func configure(_ interface: Int, _ key: String, _ value: Obj) throws(PythonError) {
        if devices.wlan[interface].settings[key] != nil {
            let number = try integer(value)
            // Wider numbers than the board's registers would not come back as small integers.
            devices.wlan[interface].settings[key] = min(max(number, -0x4000_0000), 0x3fff_ffff)
            return
        }
        switch key {
        case "ssid", "essid": devices.wlan[interface].ssid = try stringBytes(value)
        case "key", "password": _ = try stringBytes(value)
        case "monitor", "trace": _ = try integer(value)
        case "hostname": try setHostname(value)
        default: throw error(.valueError, "unknown config param")
        }
    }

    /// ValueError for a name of more than 32 bytes.
    func setHostname(_ name: Obj) throws(PythonError) {
        let bytes = try stringBytes(name)
        if bytes.count > 32 { throw error(.valueError) }
        devices.hostname = bytes
    }
}
