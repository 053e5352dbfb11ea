// The module network. extmod/modnetwork.c, ports/rp2/mpconfigport.h.

import BlockHeap

extension ROMBuilder {
    func installNetwork() {
        installWLAN()
        module("network", [
            ("country", function(0, 1) { vm, args throws(PythonError) in try vm.networkCountry(args) }),
            ("hostname", function(0, 1) { vm, args throws(PythonError) in
                guard let name = args.optional(0) else { return try vm.str(vm.devices.hostname) }
                try vm.setHostname(name)
                return .none
            }),
            ("ipconfig", function(0, keywords: true) { vm, args throws(PythonError) in try vm.networkIpconfig(args) }),
            // No network device but the Wi-Fi chip, which is not listed.
            ("route", function0 { vm throws(PythonError) in try vm.list(count: 0) }),
            ("WLAN", TypeID.wlan.obj),
            ("STAT_IDLE", constant(.down)), ("STAT_CONNECTING", constant(.joining)), ("STAT_WRONG_PASSWORD", constant(.wrongPassword)),
            ("STAT_NO_AP_FOUND", constant(.noNetwork)), ("STAT_CONNECT_FAIL", constant(.failed)), ("STAT_GOT_IP", constant(.up)),
            ("STA_IF", Obj(smallInteger: 0)), ("AP_IF", Obj(smallInteger: 1)),
        ])
    }

    private func constant(_ link: WLANState.Link) -> Obj { Obj(smallInteger: link.rawValue) }
}

extension VM {
    /// network.ipconfig: the name server, and which version of IP is preferred.
    fileprivate func networkIpconfig(_ args: Args) throws(PythonError) -> Obj {
        if args.keywordCount == 0 {
            if args.count != 1 { throw error(.typeError, "must query one param") }
            switch String(decoding: try stringBytes(args[0]), as: UTF8.self) {
            case "dns": return try str(currentAddresses(0)[3])
            case "prefer": return Obj(smallInteger: devices.preferredIPVersion)
            default: throw error(.valueError, "unexpected key")
            }
        }
        if args.count != 0 { throw error(.typeError, "can't specify pos and kw args") }
        for index in 0..<args.keywordCount {
            let value = args.keywordValue(index)
            switch String(decoding: try stringBytes(args.keyword(index)), as: UTF8.self) {
            case "dns":
                var addresses = currentAddresses(0)
                addresses[3] = String(decoding: try stringBytes(value), as: UTF8.self)
                devices.wlan[0].addresses = addresses
            case "prefer":
                let version = try integer(value)
                if version != 4 && version != 6 { throw error(.valueError, "invalid prefer argument") }
                devices.preferredIPVersion = version
            default: throw error(.valueError, "unexpected key")
            }
        }
        return .none
    }
}
