# compact_after.py
# 20 points, each a tuple
import gc
points = None
gc.collect()
start = gc.mem_alloc()
points = [(i, i, i) for i in range(20)]
gc.collect()
print("Kept:", gc.mem_alloc() - start)
