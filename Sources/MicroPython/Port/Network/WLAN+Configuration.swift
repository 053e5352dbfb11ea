// What a program can ask of and tell to a network interface: ifconfig, ipconfig, config. extmod/network_cyw43.c, extmod/network_lwip.c.

import BlockHeap

extension WLAN {

    /// The text of an argument that names a parameter or gives a value.
    private static func parameterText(_ vm: VM, _ object: Obj) throws(PythonError) -> String {
        String(decoding: try vm.stringBytes(object), as: UTF8.self)
    }

    /// Four numbers with dots between them. ValueError for anything else.
    private static func checkedAddress(_ vm: VM, _ object: Obj) throws(PythonError) -> String {
        let address = try parameterText(vm, object)
        let parts = address.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count != 4 || !parts.allSatisfy({ UInt8($0) != nil }) { throw vm.error(.valueError, "invalid arguments") }
        return address
    }

    static func ifconfig(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let interface = Self.interface(vm, args[0])
        guard let new = args.optional(1) else {
            var parts: [Obj] = []
            for address in currentAddresses(vm, interface) { parts.append(try vm.str(address)) }
            return try TupleObject.make(vm, parts)
        }
        if vm.isString(new), try parameterText(vm, new) == "dhcp" {
            vm.devices.wlan[interface].addresses = nil
            vm.devices.wlan[interface].usesDHCP = true
            let began = vm.devices.wlan[interface].joinBegan ?? vm.clock
            try vm.sleep(microseconds: Int(WLANState.joinMicroseconds) - min(Int(vm.clock - began), Int(WLANState.joinMicroseconds)))
            if link(vm, interface) != .up { throw vm.error(.osError, "timeout waiting for DHCP to get IP address") }
            return .none
        }
        let parts = try vm.items(new, count: 4)
        var addresses: [String] = []
        for index in 0..<UInt32(4) { addresses.append(try checkedAddress(vm, vm.obj(parts + 4 * index))) }
        vm.devices.wlan[interface].addresses = addresses
        vm.devices.wlan[interface].usesDHCP = false
        return .none
    }

    static func ipconfig(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let interface = Self.interface(vm, args[0])
        if args.keywordCount > 0 {
            if args.count != 1 { throw vm.error(.typeError, "can't specify pos and kw args") }
            for index in 0..<args.keywordCount {
            try setIP(vm, interface, parameterText(vm, args.keyword(index)), args.keywordValue(index))
        }
            return .none
        }
        if args.count != 2 { throw vm.error(.typeError, "must query one param") }
        let state = vm.devices.wlan[interface]
        let addresses = currentAddresses(vm, interface)
        switch try parameterText(vm, args[1]) {
        case "dhcp4": return interface == 0 && state.isActive && state.usesDHCP ? .true : .false
        case "has_dhcp4": return interface == 0 && state.usesDHCP && link(vm, 0) == .up ? .true : .false
        case "autoconf6": return .true
        case "has_autoconf6": return .false
        case "addr4": return try TupleObject.make(vm, [vm.str(addresses[0]), vm.str(addresses[1])])
        case "addr6": return try ListObject.make(vm, count: 0)
        case "gw4": return try vm.str(addresses[2])
        default: throw vm.error(.valueError, "unexpected key")
        }
    }

    private static func setIP(_ vm: VM, _ interface: Int, _ key: String, _ value: Obj) throws(PythonError) {
        var addresses = currentAddresses(vm, interface)
        switch key {
        case "dhcp4":
            vm.devices.wlan[interface].usesDHCP = try vm.isTrue(value)
            vm.devices.wlan[interface].addresses = vm.devices.wlan[interface].usesDHCP ? nil : Array(repeating: "0.0.0.0", count: 4)
            return
        case "autoconf6": return
        case "addr4":
            if vm.isString(value) {
                // An address, with the length of its mask where there is one.
                let parts = try parameterText(vm, value).split(separator: "/", omittingEmptySubsequences: false)
                addresses[0] = try checkedAddress(vm, vm.str(String(parts[0])))
                if parts.count > 1 {
                    guard let bits = UInt32(parts[1]), bits <= 32 else { throw vm.error(.valueError, "invalid arguments") }
                    let mask = bits == 0 ? 0 : UInt32.max << (32 - bits)
                    addresses[1] = [24, 16, 8, 0].map { String(mask >> UInt32($0) & 0xff) }.joined(separator: ".")
                }
            } else {
                let pair = try vm.items(value, count: 2)
                addresses[0] = try checkedAddress(vm, vm.obj(pair))
                addresses[1] = try checkedAddress(vm, vm.obj(pair + 4))
            }
        case "gw4": addresses[2] = try checkedAddress(vm, value)
        default: throw vm.error(.valueError, "unexpected key")
        }
        vm.devices.wlan[interface].addresses = addresses
        vm.devices.wlan[interface].usesDHCP = false
    }

    static func config(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let interface = Self.interface(vm, args[0])
        if args.keywordCount > 0 {
            if args.count != 1 { throw vm.error(.typeError, "can't specify pos and kw args") }
            for index in 0..<args.keywordCount {
            try configure(vm, interface, parameterText(vm, args.keyword(index)), args.keywordValue(index))
        }
            return .none
        }
        if args.count != 2 { throw vm.error(.typeError, "must query one param") }
        let key = try parameterText(vm, args[1])
        if let number = vm.devices.wlan[interface].settings[key] { return Obj(smallInteger: number) }
        switch key {
        case "ssid", "essid": return try vm.str(vm.devices.wlan[interface].ssid)
        case "mac": return try vm.bytes([0x28, 0xcd, 0xc1, 0, 0, UInt8(1 + interface)])
        case "hostname": return try vm.str(vm.devices.hostname)
        default: throw vm.error(.valueError, "unknown config param")
        }
    }

    private static func configure(_ vm: VM, _ interface: Int, _ key: String, _ value: Obj) throws(PythonError) {
        if vm.devices.wlan[interface].settings[key] != nil {
            let number = try vm.integer(value)
            // Wider numbers than the board's registers would not come back as small integers.
            vm.devices.wlan[interface].settings[key] = min(max(number, -0x4000_0000), 0x3fff_ffff)
            return
        }
        switch key {
        case "ssid", "essid": vm.devices.wlan[interface].ssid = try vm.stringBytes(value)
        case "key", "password": _ = try vm.stringBytes(value)
        case "monitor", "trace": _ = try vm.integer(value)
        case "hostname": try setHostname(vm, value)
        default: throw vm.error(.valueError, "unknown config param")
        }
    }

    /// ValueError for a name of more than 32 bytes.
    static func setHostname(_ vm: VM, _ name: Obj) throws(PythonError) {
        let bytes = try vm.stringBytes(name)
        if bytes.count > 32 { throw vm.error(.valueError) }
        vm.devices.hostname = bytes
    }
}
