// machine.ADC: a converter whose readings repeat from run to run. ports/rp2/machine_adc.c. The objects lie in ROM.
//
//     +0 type   +4 channel 0...3 (GPIO 26...29), 4 the temperature sensor

import Foundation
import BlockHeap

extension ROMBuilder {
    func installADC() {
        type(.adc, "ADC", locals: [
            ("read_u16", function1(ADC.readU16)),
            ("CORE_TEMP", Obj(smallInteger: 4)),
        ]) {
            $0.makeNew = ADC.make
            $0.print = ADC.print
        }
        for channel in 0...4 { name("adc.\(channel)", Obj(words([TypeID.adc.address, UInt32(channel)]))) }
    }
}

/// What machine.ADC can.
enum ADC {
    static func readU16(_ vm: VM, _ adc: Obj) throws(PythonError) -> Obj { Obj(smallInteger: ADC.read(vm, Int(vm.word(adc.address + 4)))) }

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 1, 1)
        return try ADC.find(vm, args[0])
    }

    static func print(_ vm: VM, _ printer: Printer, _ adc: Obj, _: PrintKind) throws(PythonError) {
        try printer.write("<ADC channel=\(vm.word(adc.address + 4))>", vm)
    }

    fileprivate static func find(_ vm: VM, _ source: Obj) throws(PythonError) -> Obj {
        var channel: Int?
        if !vm.isString(source), !vm.isPointer(source, to: .pin), let number = try vm.integerMaybe(source) {
            channel = number >= 26 && number <= 29 ? number - 26 : number
        } else {
            channel = PinObject.number(vm, try PinObject.find(vm, source)) - 26
        }
        guard let channel, let adc = vm.rom.named["adc.\(channel)"] else {
            throw vm.error(.valueError, "Pin doesn't have ADC capabilities")
        }
        return adc
    }

    /// The next reading, 0...65535: a slow wave with some noise on the channels, 20 to 24 degrees on the sensor; 12 bits are real.
    fileprivate static func read(_ vm: VM, _ channel: Int) -> Int {
        let count = vm.devices.adcReadings[channel, default: 0]
        vm.devices.adcReadings[channel] = count + 1
        var noise = UInt64(count &+ 1) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(channel &+ 1) &* 0xBF58_476D_1CE4_E5B9
        noise = (noise ^ noise >> 31) &* 0x94D0_49BB_1331_11EB
        let jitter = Double(noise >> 40) / Double(1 << 24) - 0.5
        let volts =
            channel == 4
            ? 0.706 - (Devices.degrees(count) + 0.2 * jitter - 27) * 0.001721 : 1.65 + 0.8 * sin(Double(count) / 12) + 0.02 * jitter
        let raw = min(max(Int(volts / 3.3 * 4095), 0), 4095)
        return raw << 4 | raw >> 8
    }
}
