import framebuf
import gc

buffer = bytearray(32)
picture = before = 0
before = gc.mem_alloc()
picture = framebuf.FrameBuffer(buffer, 16, 16, framebuf.MONO_VLSB)
print(gc.mem_alloc() - before)  # expect: 32
picture.rect(1, 1, 6, 6, 1)
print(buffer[:8])  # expect: bytearray(b'\x00~BBBB~\x00')
picture.fill(0)
picture.text("1", 0, 0)
print(buffer[:8])  # expect: bytearray(b'\x00\x00B\x7f@\x00\x00\x00')
picture.text("\xff", 12, 4)
print(picture.pixel(13, 4), picture.pixel(14, 5), picture.pixel(16, 0))  # expect: 1 0 None
try:
    framebuf.FrameBuffer(bytearray(31), 16, 16, framebuf.MONO_VLSB)
except ValueError as e:
    print(repr(e))  # expect: ValueError()
try:
    framebuf.FrameBuffer(buffer, 1, 1, 7)
except ValueError as e:
    print(e)  # expect: invalid format
picture = framebuf.FrameBuffer(buffer, 4, 4, framebuf.RGB565)
picture.fill(0x1234)
picture.line(0, 0, 3, 3, 0xFFFFF)
print(buffer[:10])  # expect: bytearray(b'\xff\xff4\x124\x124\x124\x12')
picture.ellipse(2, 2, 0x7FFFFFFF, 0, 1)
picture.poly(0, 0, b"\x00\x00\x02\x00\x02\x02", 7, True)
print([picture.pixel(x, 1) for x in range(4)])  # expect: [4660, 7, 7, 4660]
try:
    picture.blit(buffer, 0, 0)
except TypeError as e:
    print(repr(e))  # expect: TypeError()


class Screen(framebuf.FrameBuffer):
    def __init__(self):
        self.data = bytearray(4)
        super().__init__(self.data, 4, 4, framebuf.GS2_HMSB)


screen = Screen()
screen.hline(-1, 1, 3, 2)
print(screen.data)  # expect: bytearray(b'\x00\n\x00\x00')
picture.blit(screen, 0, 0, 0)
print(picture.pixel(1, 1), picture.pixel(2, 1))  # expect: 2 7
