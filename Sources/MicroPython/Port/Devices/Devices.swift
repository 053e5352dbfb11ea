// The state of the simulated chip's devices.

import Foundation
import BlockHeap

/// Registers and connected things, as far as a program can see them.
struct Devices {
    /// The same on every simulated board.
    static let uniqueID: [UInt8] = [0xe6, 0x61, 0x64, 0x08, 0x43, 0x5a, 0x2b, 0x29]
    /// Hertz that `machine.freq` takes.
    static let frequencies = 48_000_000...300_000_000

    var frequency = 150_000_000
    var pins: [Int: PinState] = [:]
    var adcReadings: [Int: Int] = [:]
    var pwm: [Int: PWMState] = [:]
    /// Bytes of the registers of the sensor that answers on each I2C bus, and the register that is read next.
    var i2cRegisters: [UInt8] = Devices.sensorRegisters
    var i2cPointer = 0
    var i2c = [I2CState(scl: 5, sda: 4), I2CState(scl: 7, sda: 6)]
    var spi = [SPIState(sck: 18, mosi: 19, miso: 16), SPIState(sck: 10, mosi: 11, miso: 8)]
    /// What was written to each SPI bus, oldest first, as far as it has not been read.
    var spiWritten: [Int: [UInt8]] = [:]
    var uarts = [UARTState(id: 0), UARTState(id: 1)]
    /// Timers that are running.
    var timers = TimerQueue()
    var watchdog: WatchdogState?
    /// Whether anything becomes due by itself.
    var hasAlarms: Bool { !timers.isEmpty || watchdog != nil }
    /// The date at power-on, in microseconds since 1970, as the real-time clock has been set.
    var dateAtPowerOn = VM.powerOnTime * 1_000_000
    /// The sensor at the end of each 1-Wire bus, by the pin.
    var oneWire: [Int: OneWireSensor] = [:]
    /// How often the DHT sensor at each pin has measured.
    var dhtReadings: [Int: Int] = [:]
    /// `machine.disable_irq` has been called.
    var interruptsAreOff = false
    /// The Wi-Fi chip's interfaces: station, access point.
    var wlan = [WLANState(), WLANState()]
    /// The flash's blocks as `rp2.Flash` shows them.
    var flashBlocks = FlashBlocks()
    /// The far ends of MQTT connections, by their number.
    var mqtt: [MQTTBroker] = []
    /// What has been published, connection by connection.
    var mqttSent: [MQTTMessage] { mqtt.flatMap(\.published) }
    /// `network.hostname()`.
    var hostname: [UInt8] = Array("Pico2W".utf8)
    /// 4 or 6.
    var preferredIPVersion = 4

    /// What a thermometer here shows: 20 to 24 degrees in slow waves, the same in every run. `reading` counts its measurements.
    static func degrees(_ reading: Int) -> Double { 22 + 2 * sin(Double(reading) / 12) }

    /// Address of the sensor on the I2C buses: a BME280 answers there.
    static let sensorAddress = 0x76
    /// Chip id at 0xd0, and a steady measurement from 0xf7 on: pressure, temperature, humidity.
    private static let sensorRegisters: [UInt8] = {
        var registers = [UInt8](repeating: 0, count: 256)
        registers[0xd0] = 0x60
        registers.replaceSubrange(0xf7..<0xff, with: [0x65, 0x5a, 0xc0, 0x7e, 0xed, 0x00, 0x6a, 0x4c])
        return registers
    }()
}

struct PWMState {
    var frequency = 0
    var duty = 0
}
