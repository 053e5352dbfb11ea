# dont_shortlived.py
import gc
start = i = 0
start = gc.mem_alloc()
for i in range(100): [i, i, i]
print("100 short lives took:", gc.mem_alloc() - start)
