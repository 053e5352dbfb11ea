import time
import machine
from machine import Pin

# NeoPixel: the colours of 8 pixels in 24 bytes, green first.
from neopixel import NeoPixel

strip = NeoPixel(Pin(0, Pin.OUT), 8)
strip[0] = (255, 128, 64)
print(strip[0], len(strip), strip.buf[:4])  # expect: (255, 128, 64) 8 bytearray(b'\x80\xff@\x00')
strip.fill((1, 2, 3))
print(strip[7], strip.timing)  # expect: (1, 2, 3) (400, 850, 800, 450)
start = time.ticks_us()
strip.write()
print(time.ticks_diff(time.ticks_us(), start) // 10)  # expect: 24
print(NeoPixel(Pin(1), 2, bpp=4, timing=0).timing)  # expect: (800, 1700, 1600, 900)
for timing in ((1, 2), "slow"):
    try:
        machine.bitstream(Pin(0), 0, timing, b"x")
    except (TypeError, ValueError) as e:
        print(e)
# expect: requested length 4 but object has length 2
# expect: object 'str' isn't a tuple or list
try:
    machine.bitstream(Pin(0), 1, (400, 850, 800, 450), b"x")
except ValueError as e:
    print(e)  # expect: encoding

# DHT: a DHT22 at even pins, a DHT11 at odd ones.
import dht

sensor = dht.DHT22(Pin(4))
sensor.measure()
print(sensor.temperature(), sensor.humidity())  # expect: 22.0 50.0
sensor.measure()
print(sensor.temperature())  # expect: 22.1
small = dht.DHT11(Pin(5))
small.measure()
print(small.temperature(), small.humidity())  # expect: 22 50
try:
    machine.dht_readinto(Pin(4), bytearray(4))
except ValueError as e:
    print(e)  # expect: buffer too small

# 1-Wire: one thermometer on the bus.
import onewire, ds18x20

ow = onewire.OneWire(Pin(12))
roms = ow.scan()
print(roms)  # expect: [bytearray(b'(\x0ce\x1b\t!\x00\x87')]
print(ow.crc8(roms[0]), ow.crc8(b"123456789"))  # expect: 0 161
ds = ds18x20.DS18X20(ow)
print(ds.scan() == roms, ds.read_temp(roms[0]))  # expect: True 85.0
ds.convert_temp()
time.sleep_ms(750)
for rom in roms:
    print(ds.read_temp(rom))  # expect: 22.0
ds.write_scratch(roms[0], b"\x00\x00\x1f")
ds.convert_temp()
ds.convert_temp()
print(ds.read_temp(roms[0]))  # expect: 22.0
ds.write_scratch(roms[0], b"\x00\x00\x7f")
ds.convert_temp()
print(ds.read_temp(roms[0]))  # expect: 22.4375
try:
    ds.read_temp(b"12345678")
except Exception as e:
    print(e)  # expect: CRC error

# Nothing sends pulses.
echo = Pin(15, Pin.IN, Pin.PULL_UP)
print(machine.time_pulse_us(echo, 0, 1000), machine.time_pulse_us(echo, 1, 1000))  # expect: -2 -1
