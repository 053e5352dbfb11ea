# Strips of WS2812 lights. The colours of all pixels stand in one bytearray, in the order in
# which the strip wants them, and go out in one stream of bits.
from machine import bitstream


class NeoPixel:
    # Where red, green, blue and white go: the strip takes green first.
    ORDER = (1, 0, 2, 3)

    def __init__(self, pin, n, bpp=3, timing=1):
        self.pin = pin
        self.n = n
        self.bpp = bpp
        self.buf = bytearray(n * bpp)
        self.pin.init(pin.OUT)
        # High and low of a 0, high and low of a 1, in nanoseconds; 1 stands for the timing of
        # strips at 800 kHz, 0 for those at 400 kHz.
        if isinstance(timing, int):
            timing = (400, 850, 800, 450) if timing else (800, 1700, 1600, 900)
        self.timing = timing

    def __len__(self):
        return self.n

    def __setitem__(self, i, v):
        start = i * self.bpp
        for colour in range(self.bpp):
            self.buf[start + self.ORDER[colour]] = v[colour]

    def __getitem__(self, i):
        start = i * self.bpp
        return tuple(self.buf[start + self.ORDER[colour]] for colour in range(self.bpp))

    def fill(self, v):
        buf = self.buf
        end = len(self.buf)
        step = self.bpp
        for colour in range(step):
            value = v[colour]
            place = self.ORDER[colour]
            while place < end:
                buf[place] = value
                place += step

    def write(self):
        bitstream(self.pin, 0, self.timing, self.buf)
