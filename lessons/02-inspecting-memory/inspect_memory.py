# inspect_memory.py
# The two figures
import gc

gc.collect()
print("Free memory:", gc.mem_free(), "bytes")
print("Allocated memory:", gc.mem_alloc(), "bytes")
