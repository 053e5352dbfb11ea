# raw_after.py
# 100 raw readings in a bytearray
import gc
data = None
gc.collect()
start = gc.mem_alloc()
data = bytearray(100)
for i in range(100):
    data[i] = i
gc.collect()
print("Kept:", gc.mem_alloc() - start)
