# latest.py
# Keep the latest reading only
import gc
import time

history = []

def report_status():
    gc.collect()
    free_mem = gc.mem_free()
    used_mem = gc.mem_alloc()
    print("Memory status -> free:", free_mem, "used:", used_mem)
    # Your part: keep the latest reading instead of all of them.
    history.append((free_mem, used_mem))

for _ in range(20):
    report_status()
    time.sleep(2)

print("Latest free:", history[-1][0])
