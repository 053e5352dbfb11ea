# screen_first.py
# The same, but the large thing comes first
import gc

setup = small = reading = screen = None
t = 215

screen = bytearray(10000)
small = (t / 1, t / 2, t / 3, t / 4, t / 5, t / 6, t / 7, t / 8,
         t / 9, t / 10, t / 11, t / 12, t / 13, t / 14)
setup = bytearray(4000)
reading = t / 10
setup = None
gc.collect()
print("Free:", gc.mem_free())
