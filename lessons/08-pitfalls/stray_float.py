# stray_float.py
# One small object in the wrong place
import gc

setup = small = reading = screen = None
t = 215

# These fill the small holes at the front.
small = (t / 1, t / 2, t / 3, t / 4, t / 5, t / 6, t / 7, t / 8,
         t / 9, t / 10, t / 11, t / 12, t / 13, t / 14)
setup = bytearray(6000)  # needed for the start only
reading = t / 10         # one float, 16 bytes, right behind
setup = None
gc.collect()
print("Free:", gc.mem_free())
screen = bytearray(10000)
