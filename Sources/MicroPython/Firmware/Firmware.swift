// What the firmware consists of: each object and module file lays its part out in ROM.

extension ROMBuilder {
    /// The whole firmware, in one order, so that every address is the same in every run.
    static func lay(_ build: FirmwareBuild) -> ROM {
        let rom = ROMBuilder(build)
        for install in parts { install(rom) }
        if build.hasWiFi {
            rom.installNetwork()
            rom.installMQTT()
        }
        return rom.finish()
    }

    private static let parts: [@Sendable (ROMBuilder) -> Void] = [
        { $0.installStr() },
        { $0.installIO() },
        { $0.installJSON() },
        { $0.installRE() },
        { $0.installList() },
        { $0.installTuple() },
        { $0.installDict() },
        { $0.installDictView() },
        { $0.installSet() },
        { $0.installRange() },
        { $0.installSlice() },
        { $0.installNamedTuple() },
        { $0.installDeque() },
        { $0.installEnumerate() },
        { $0.installZip() },
        { $0.installMap() },
        { $0.installFilter() },
        { $0.installReversed() },
        { $0.installPolymorphicIterator() },
        { $0.installGetitemIterator() },
        { $0.installSingletons() },
        { $0.installObject() },
        { $0.installType() },
        { $0.installInstance() },
        { $0.installSuper() },
        { $0.installProperty() },
        { $0.installModuleType() },
        { $0.installExceptions() },
        { $0.installFunctions() },
        { $0.installClosure() },
        { $0.installBoundMethod() },
        { $0.installGenerator() },
        { $0.installCode() },
        { $0.installBuiltins() },
        { $0.installInt() },
        { $0.installBool() },
        { $0.installFloat() },
        { $0.installComplex() },
        { $0.installMath() },
        { $0.installCMath() },
        { $0.installRandom() },
        { $0.installArray() },
        { $0.installStruct() },
        { $0.installBinascii() },
        { $0.installHashlib() },
        { $0.installDeflate() },
        { $0.installHeapq() },
        { $0.installErrno() },
        { $0.installUctypes() },
        { $0.installLittleFS() },
        { $0.installFlashDevice() },
        { $0.installGC() },
        { $0.installMicroPython() },
        { $0.installSys() },
        { $0.installTime() },
        { $0.installPlatform() },
        { $0.installVFS() },
        { $0.installFile() },
        { $0.installStandardStreams() },
        { $0.installRP2() },
        { $0.installMachine() },
        { $0.installOneWire() },
        { $0.installCollections() },
        { $0.installSelect() },
        { $0.installAsyncio() },
        { $0.installFrameBuffer() },
    ]
}
