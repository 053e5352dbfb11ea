// The module network. extmod/modnetwork.c, ports/rp2/mpconfigport.h.

import BlockHeap

extension ROMBuilder {
    func installNetwork() {
        installWLAN()
        module("network", [
            ("country", function(0, 1, RP2Module.country)),
            ("hostname", function(0, 1, NetworkModule.hostname)),
            ("ipconfig", function(0, keywords: true, NetworkModule.ipconfig)),
            // No network device but the Wi-Fi chip, which is not listed.
            ("route", function0(NetworkModule.route)),
            ("WLAN", TypeID.wlan.obj),
            ("STAT_IDLE", constant(.down)), ("STAT_CONNECTING", constant(.joining)), ("STAT_WRONG_PASSWORD", constant(.wrongPassword)),
            ("STAT_NO_AP_FOUND", constant(.noNetwork)), ("STAT_CONNECT_FAIL", constant(.failed)), ("STAT_GOT_IP", constant(.up)),
            ("STA_IF", Obj(smallInteger: 0)), ("AP_IF", Obj(smallInteger: 1)),
        ])
    }

    private func constant(_ link: WLANState.Link) -> Obj { Obj(smallInteger: link.rawValue) }
}

/// The functions of the module network.
enum NetworkModule {
    static func hostname(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        guard let name = args.optional(0) else { return try vm.str(vm.devices.hostname) }
        try WLAN.setHostname(vm, name)
        return .none
    }

    static func route(_ vm: VM) throws(PythonError) -> Obj { try ListObject.make(vm, count: 0) }

    /// network.ipconfig: the name server, and which version of IP is preferred.
    fileprivate static func ipconfig(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        if args.keywordCount == 0 {
            if args.count != 1 { throw vm.error(.typeError, "must query one param") }
            switch String(decoding: try vm.stringBytes(args[0]), as: UTF8.self) {
            case "dns": return try vm.str(WLAN.currentAddresses(vm, 0)[3])
            case "prefer": return Obj(smallInteger: vm.devices.preferredIPVersion)
            default: throw vm.error(.valueError, "unexpected key")
            }
        }
        if args.count != 0 { throw vm.error(.typeError, "can't specify pos and kw args") }
        for index in 0..<args.keywordCount {
            let value = args.keywordValue(index)
            switch String(decoding: try vm.stringBytes(args.keyword(index)), as: UTF8.self) {
            case "dns":
                var addresses = WLAN.currentAddresses(vm, 0)
                addresses[3] = String(decoding: try vm.stringBytes(value), as: UTF8.self)
                vm.devices.wlan[0].addresses = addresses
            case "prefer":
                let version = try vm.integer(value)
                if version != 4 && version != 6 { throw vm.error(.valueError, "invalid prefer argument") }
                vm.devices.preferredIPVersion = version
            default: throw vm.error(.valueError, "unexpected key")
            }
        }
        return .none
    }
}
