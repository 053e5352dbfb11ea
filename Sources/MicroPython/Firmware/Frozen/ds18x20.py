# DS18S20 and DS18B20: thermometers on a 1-Wire bus.
from micropython import const

_CONVERT = const(0x44)
_READ_SCRATCHPAD = const(0xBE)
_WRITE_SCRATCHPAD = const(0x4E)


class DS18X20:
    def __init__(self, onewire):
        self.ow = onewire
        self.buf = bytearray(9)

    def scan(self):
        return [rom for rom in self.ow.scan() if rom[0] in (0x10, 0x22, 0x28)]

    # All sensors measure at once; it takes them 750 milliseconds.
    def convert_temp(self):
        self.ow.reset(True)
        self.ow.writebyte(self.ow.SKIP_ROM)
        self.ow.writebyte(_CONVERT)

    def read_scratch(self, rom):
        self.ow.reset(True)
        self.ow.select_rom(rom)
        self.ow.writebyte(_READ_SCRATCHPAD)
        self.ow.readinto(self.buf)
        if self.ow.crc8(self.buf):
            raise Exception("CRC error")
        return self.buf

    def write_scratch(self, rom, buf):
        self.ow.reset(True)
        self.ow.select_rom(rom)
        self.ow.writebyte(_WRITE_SCRATCHPAD)
        self.ow.write(buf)

    def read_temp(self, rom):
        buf = self.read_scratch(rom)
        if rom[0] == 0x10:
            # Half degrees, made finer by how far the count to the next one has come.
            half = buf[0] >> 1
            if buf[1]:
                half = (half | 0x80) - 0x100
            return half - 0.25 + (buf[7] - buf[6]) / buf[7]
        sixteenths = buf[1] << 8 | buf[0]
        if sixteenths & 0x8000:
            sixteenths -= 0x10000
        return sixteenths / 16
