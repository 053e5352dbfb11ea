from machine import I2C, SPI, UART, Pin, SoftI2C
import rp2

print(I2C(0), I2C(1).scan())  # expect: I2C(0, freq=400000, scl=5, sda=4, timeout=50000) [118]
i2c = I2C(1, scl=Pin(3), sda=Pin(2), freq=399_000)
print(i2c, i2c is I2C(1))  # expect: I2C(1, freq=398936, scl=3, sda=2, timeout=50000) True
print(i2c.readfrom_mem(0x76, 0xD0, 1), SoftI2C(scl=Pin(5), sda=Pin(4), freq=100_000).scan())  # expect: b'`' [118]
spi = SPI(1, 10_000_000, sck=Pin(14), mosi=Pin(15), miso=Pin(12))
print(spi)  # expect: SPI(1, baudrate=8000000, polarity=0, phase=0, bits=8, sck=14, mosi=15, miso=12)
spi.init(baudrate=80_000_000, polarity=1)
print(spi)  # expect: SPI(1, baudrate=24000000, polarity=1, phase=0, bits=8, sck=14, mosi=15, miso=12)
print(SPI(0))  # expect: SPI(0, baudrate=1000000, polarity=0, phase=0, bits=8, sck=18, mosi=19, miso=16)
# Bytes take as long as the wire needs for them.
import time


def duration(function, *arguments):
    start = time.ticks_us()
    function(*arguments)
    return time.ticks_diff(time.ticks_us(), start)


print(duration(SPI(0).write, bytes(1000)))  # expect: 8005
uart = UART(1, 9600)
print(duration(uart.write, b"x" * 96), uart.txdone(), duration(uart.flush) // 1000, uart.txdone())  # expect: 5 False 99 True
print(duration(uart.write, b"x" * 352) // 1000)  # expect: 100
buffer = bytearray(4)
spi.write_readinto(b"1234", buffer)
print(buffer)  # expect: bytearray(b'1234')
for make in (
    lambda: I2C(2),
    lambda: I2C(0, scl=Pin(4)),
    lambda: I2C(0, sda=Pin(6)),
    lambda: I2C(scl=Pin(5)),
    lambda: i2c.init(scl=Pin(3)),
    lambda: SPI(2),
    lambda: SPI(0, sck=Pin(14)),
    lambda: SPI(0, firstbit=SPI.LSB),
):
    try:
        make()
    except Exception as e:
        print(e)
# expect: I2C(2) doesn't exist
# expect: bad SCL pin
# expect: bad SDA pin
# expect: 'id' argument required
# expect: I2C operation not supported
# expect: SPI(2) doesn't exist
# expect: bad SCK pin
# expect: LSB


# A program for the PIO: its words, and what it says about pins.
@rp2.asm_pio(set_init=rp2.PIO.OUT_LOW)
def blink_1hz():
    set(pins, 1)
    set(x, 31)                  [6]
    label("delay_high")
    nop()                       [29]
    jmp(x_dec, "delay_high")
    set(pins, 0)


print([hex(word) for word in blink_1hz[0]])  # expect: ['0xe001', '0xe63f', '0xbd42', '0x42', '0xe000']
