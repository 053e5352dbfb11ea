# counter.py
# Number the reports
import gc
import time

def report_status(loop):
    gc.collect()
    free_mem = gc.mem_free()
    used_mem = gc.mem_alloc()
    print("Memory status -> free:", free_mem,
          "used:", used_mem, "loop:", loop)

for i in range(5):
    report_status(i + 1)
    time.sleep(2)
