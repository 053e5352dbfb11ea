# compact_before.py
# 20 points, each a dict
import gc
points = None
gc.collect()
start = gc.mem_alloc()
points = [{"x": i, "y": i, "z": i} for i in range(20)]
gc.collect()
print("Kept:", gc.mem_alloc() - start)
