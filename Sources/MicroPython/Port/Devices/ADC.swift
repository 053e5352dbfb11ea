// machine.ADC: a converter whose readings repeat from run to run. ports/rp2/machine_adc.c. The objects lie in ROM.
//
//     +0 type   +4 channel 0...3 (GPIO 26...29), 4 the temperature sensor

import Foundation
import BlockHeap

extension ROMBuilder {
    func installADC() {
        type(.adc, "ADC", locals: [
            ("read_u16", function1 { vm, adc throws(PythonError) in Obj(smallInteger: vm.readADC(Int(vm.word(adc.address + 4)))) }),
            ("CORE_TEMP", Obj(smallInteger: 4)),
        ]) {
            $0.makeNew = { vm, _, args throws(PythonError) in
                try vm.checkArguments(args, 1, 1)
                return try vm.findADC(args[0])
            }
            $0.print = { vm, printer, adc, _ throws(PythonError) in
                try vm.write(printer, "<ADC channel=\(vm.word(adc.address + 4))>")
            }
        }
        for channel in 0...4 { name("adc.\(channel)", Obj(words([TypeID.adc.address, UInt32(channel)]))) }
    }
}

extension VM {
    fileprivate func findADC(_ source: Obj) throws(PythonError) -> Obj {
        var channel: Int?
        if !isString(source), !isPointer(source, to: .pin), let number = try integerMaybe(source) {
            channel = number >= 26 && number <= 29 ? number - 26 : number
        } else {
            channel = pinNumber(try findPin(source)) - 26
        }
        guard let channel, let adc = rom.named["adc.\(channel)"] else { throw error(.valueError, "Pin doesn't have ADC capabilities") }
        return adc
    }

    /// The next reading, 0...65535: a slow wave with some noise on the channels, 20 to 24 degrees on the sensor; 12 bits are real.
    fileprivate func readADC(_ channel: Int) -> Int {
        let count = devices.adcReadings[channel, default: 0]
        devices.adcReadings[channel] = count + 1
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
