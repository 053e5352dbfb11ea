# as_bytes.py
# 100 readings in a bytearray
import gc

readings = None
i = start = 0
gc.collect()
start = gc.mem_alloc()

readings = bytearray(100)
for i in range(100):
    readings[i] = 100 + i

gc.collect()
print("Bytes kept:", gc.mem_alloc() - start)
print("Readings:", len(readings), "of", type(readings[0]))
