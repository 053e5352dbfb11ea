# log_all.py
# Every reading, for ever
import gc
log = []
i = 0
gc.collect()
print("At the start, used:", gc.mem_alloc())
for i in range(300):
    log.append((i, 200 + i % 50))
    if i % 100 == 99:
        gc.collect()
        print("Reading", i + 1, "used:", gc.mem_alloc())
