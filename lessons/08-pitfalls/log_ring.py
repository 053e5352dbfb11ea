# log_ring.py
# The last 16 readings, in a ring
import gc
ring = bytearray(16)
i = 0
gc.collect()
print("At the start, used:", gc.mem_alloc())
for i in range(300):
    ring[i % 16] = 200 + i % 50
    if i % 100 == 99:
        gc.collect()
        print("Reading", i + 1, "used:", gc.mem_alloc())
