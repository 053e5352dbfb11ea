# as_strings.py
# 100 readings in a list of texts
import gc

readings = None
i = start = 0
gc.collect()
start = gc.mem_alloc()

readings = [str(100 + i) for i in range(100)]

gc.collect()
print("Bytes kept:", gc.mem_alloc() - start)
print("Readings:", len(readings), "of", type(readings[0]))
