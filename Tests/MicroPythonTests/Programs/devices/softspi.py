# machine.SoftSPI: what it takes, what it says.
import machine
from machine import Pin, SoftSPI

pins = dict(sck=Pin(0), mosi=2, miso=Pin("GP4"))
bus = SoftSPI(baudrate=400_000, polarity=1, **pins)
print(bus)  # expect: SoftSPI(baudrate=250000, polarity=1, phase=0, firstbit=1, sck=0, mosi=2, miso=4)
bus.init(100_000, 0, 1, miso=Pin(6))
print(bus)  # expect: SoftSPI(baudrate=100000, polarity=0, phase=1, firstbit=1, sck=0, mosi=2, miso=6)
print(SoftSPI(firstbit=SoftSPI.LSB, **pins))  # expect: SoftSPI(baudrate=500000, polarity=0, phase=0, firstbit=0, sck=0, mosi=2, miso=4)
for wrong in ({}, {"sck": 0, "mosi": 2}, dict(pins, bits=7), dict(pins, baudrate="x"), dict(pins, cs=1), dict(pins, sck=99)):
    try:
        print(SoftSPI(**wrong))
    except Exception as e:
        print(type(e).__name__, e)
# expect: ValueError must specify all of sck/mosi/miso
# expect: ValueError must specify all of sck/mosi/miso
# expect: ValueError bits must be 8
# expect: TypeError can't convert str to int
# expect: TypeError extra keyword arguments given
# expect: ValueError invalid pin

bus.write(b"out")
print(bus.read(4, 0xFF))  # expect: b'out\xff'
other = SoftSPI(**pins)
print(other.read(1))  # expect: b'\x00'
