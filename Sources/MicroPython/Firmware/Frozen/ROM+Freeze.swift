// The frozen modules of the firmware. ports/rp2/boards/manifest.py.

import BlockHeap

extension ROM {
    /// The firmware of a board, with its frozen modules. Each is made when the first board that has it is switched on.
    static func firmware(_ build: FirmwareBuild) -> ROM {
        switch build {
        case .pico: Made.pico
        case .picoW: Made.picoW
        case .pico2: Made.pico2
        default: Made.pico2W
        }
    }

    /// The Pico 2 W's before its frozen modules are added: those are compiled with it, and so are all scripts by the cross compiler.
    static let pico2WWithoutFrozenModules = ROMBuilder.lay(.pico2W)

    private enum Made {
        static let pico = ROM.made(.pico)
        static let picoW = ROM.made(.picoW)
        static let pico2 = ROM.made(.pico2)
        static let pico2W = ROM.made(.pico2W)
    }

    private static func made(_ build: FirmwareBuild) -> ROM {
        var rom = build == .pico2W ? pico2WWithoutFrozenModules : ROMBuilder.lay(build)
        for (path, source) in frozenSources where build.hasWiFi || path != standIn {
            do {
                try rom.freeze(path, source, optimisation: path.contains("asyncio") ? 3 : 0)
            } catch {
                preconditionFailure("the frozen module \(path) is not sound: \(error)")
            }
        }
        return rom
    }

    /// The one module that the board's firmware does not have. A program's import finds it where nothing else has its name.
    static let standIn = "umqtt/simple.py"

    private static var frozenSources: [(path: String, source: [UInt8])] {
        [
            ("_boot.py", PackageResources._boot_py),
            ("rp2.py", PackageResources.rp2_py),
            ("asyncio/__init__.py", PackageResources.__init___py),
            ("asyncio/core.py", PackageResources.core_py),
            ("asyncio/event.py", PackageResources.event_py),
            ("asyncio/funcs.py", PackageResources.funcs_py),
            ("asyncio/lock.py", PackageResources.lock_py),
            ("asyncio/stream.py", PackageResources.stream_py),
            ("uasyncio.py", PackageResources.uasyncio_py),
            ("onewire.py", PackageResources.onewire_py),
            ("ds18x20.py", PackageResources.ds18x20_py),
            ("dht.py", PackageResources.dht_py),
            ("neopixel.py", PackageResources.neopixel_py),
            (standIn, PackageResources.simple_py),
        ]
    }

    /// Adds a module to an image that no machine has yet.
    private mutating func freeze(_ path: String, _ source: [UInt8], optimisation: Int) throws {
        let compiled = try ScratchCompiler(source, name: path, rom: .crossCompiler, isCrossCompiler: true, optimisation: optimisation)
        let image = try FrozenImage(compiled, base: end, names: strings)
        self.image += image.bytes
        add(image, at: path, hidesNames: path == Self.standIn)
    }

    /// Registers a module whose bytes are in place. Its new names can be found from now on, or (`hidesNames`) when it is imported:
    /// programs that do not use it must intern what they would intern on a board without it.
    mutating func add(_ image: FrozenImage, at path: String, hidesNames: Bool = false) {
        var module = image.module
        let first = UInt32(strings.count)
        for name in image.newNames { strings.append(name.text, at: name.address, isHidden: hidesNames) }
        if hidesNames { module.ownNames = first..<UInt32(strings.count) }
        frozenModules[path] = module
    }
}
