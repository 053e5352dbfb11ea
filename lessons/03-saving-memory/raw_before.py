# raw_before.py
# 100 raw readings in a list of texts
import gc
data = None
gc.collect()
start = gc.mem_alloc()
data = ["%03d" % i for i in range(100)]
gc.collect()
print("Kept:", gc.mem_alloc() - start)
