import array
import time
from machine import I2S, Pin

out = I2S(0, sck=Pin(16), ws=Pin(17), sd=Pin(18), mode=I2S.TX, bits=16, format=I2S.STEREO, rate=44100, ibuf=40000)
print(out)
# expect: I2S(id=0,
# expect: sck=16,
# expect: ws=17,
# expect: sd=18,
# expect: mode=1,
# expect: bits=16, format=1,
# expect: rate=44100, ibuf=40000)
start = time.ticks_ms()
print(out.write(bytes(4 * 4410)))  # expect: 17640
print(time.ticks_diff(time.ticks_ms(), start))  # expect: 100
out.irq(lambda i2s: print("played", i2s is out))
print(out.write(bytes(4 * 441)))  # expect: 1764
time.sleep_ms(9)
print("wait")  # expect: wait
time.sleep_ms(2)
# expect: played True
out.deinit()

into = I2S(1, sck=Pin(0), ws=Pin(1), sd=Pin(2), mode=I2S.RX, bits=16, format=I2S.MONO, rate=22050, ibuf=4000)
samples = array.array("h", bytes(100))
print(into.readinto(samples), samples[0], max(samples) > 3000, min(samples) < -3000)  # expect: 100 0 True True
I2S.shift(buf=samples, bits=16, shift=-4)
print(150 < max(samples) < 250)  # expect: True
try:
    into.write(b"ab")
except OSError as e:
    print(e)  # expect: [Errno 1] EPERM
for wrong in ({"ws": Pin(3)}, {"mode": 2}, {"bits": 8}, {"format": 5}, {"ibuf": 0}):
    settings = {"sck": Pin(0), "ws": Pin(1), "sd": Pin(2), "mode": 0, "bits": 16, "format": 0, "rate": 8000, "ibuf": 100}
    settings.update(wrong)
    try:
        I2S(1, **settings)
    except ValueError as e:
        print(e)
# expect: invalid ws (must be sck+1)
# expect: invalid mode
# expect: invalid bits
# expect: invalid format
# expect: invalid ibuf
