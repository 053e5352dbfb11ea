# dont_log.py
import gc
start = i = 0
log = []
gc.collect()
start = gc.mem_alloc()
for i in range(500): log.append("reading " + str(i))
gc.collect()
print("500 lines keep:", gc.mem_alloc() - start)
