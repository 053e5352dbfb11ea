# latest.py
# Keep the latest reading only
import gc
import time

latest = [0, 0]

def report_status():
    gc.collect()
    free_mem = gc.mem_free()
    used_mem = gc.mem_alloc()
    print("Memory status -> free:", free_mem, "used:", used_mem)
    latest[0] = free_mem
    latest[1] = used_mem

for _ in range(20):
    report_status()
    time.sleep(2)

print("Latest free:", latest[0])
