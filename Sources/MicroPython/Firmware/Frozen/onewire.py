# The 1-Wire bus: many devices on one line, each with a number of eight bytes.
import _onewire as _ow


class OneWireError(Exception):
    """Nobody answered the reset."""


class OneWire:
    SEARCH_ROM = 0xF0
    MATCH_ROM = 0x55
    SKIP_ROM = 0xCC

    def __init__(self, pin):
        self.pin = pin
        self.pin.init(pin.OPEN_DRAIN, pin.PULL_UP)

    def reset(self, required=False):
        present = _ow.reset(self.pin)
        if required and not present:
            raise OneWireError
        return present

    def readbit(self):
        return _ow.readbit(self.pin)

    def readbyte(self):
        return _ow.readbyte(self.pin)

    def readinto(self, buf):
        for place in range(len(buf)):
            buf[place] = _ow.readbyte(self.pin)

    def writebit(self, value):
        return _ow.writebit(self.pin, value)

    def writebyte(self, value):
        return _ow.writebyte(self.pin, value)

    def write(self, buf):
        for value in buf:
            _ow.writebyte(self.pin, value)

    def select_rom(self, rom):
        self.reset()
        self.writebyte(self.MATCH_ROM)
        self.write(rom)

    def scan(self):
        devices = []
        diff = 65
        rom = False
        # Each turn finds one device: it goes the way of the last turn up to the place where that
        # took the lower branch of a fork last, and takes the upper one there.
        for _ in range(0xFF):
            rom, diff = self._search_rom(rom, diff)
            if rom:
                devices += [rom]
            if diff == 0:
                break
        return devices

    def _search_rom(self, l_rom, diff):
        if not self.reset():
            return None, 0
        self.writebyte(self.SEARCH_ROM)
        if not l_rom:
            l_rom = bytearray(8)
        rom = bytearray(8)
        fork = 0
        left = 64
        for place in range(8):
            value = 0
            for bit in range(8):
                # All devices send their bit at once, then its opposite; a 0 wins.
                chosen = self.readbit()
                if self.readbit():
                    if chosen:  # two ones: nobody is there
                        return None, 0
                elif not chosen:  # two zeros: a fork
                    if diff > left or (l_rom[place] & (1 << bit) and diff != left):
                        chosen = 1
                        fork = left
                self.writebit(chosen)
                if chosen:
                    value |= 1 << bit
                left -= 1
            rom[place] = value
        return rom, fork

    def crc8(self, data):
        return _ow.crc8(data)
