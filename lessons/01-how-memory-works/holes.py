# holes.py
# Free memory in pieces
import gc

rows = [None] * 30
big = None

for i in range(30):
    rows[i] = bytearray(80)
for i in range(0, 30, 2):
    rows[i] = None  # every second one goes
gc.collect()
print("Free:", gc.mem_free())
big = bytearray(gc.mem_free() // 2)
