# counter.py
# Number the reports
import gc
import time

def report_status():
    gc.collect()
    free_mem = gc.mem_free()
    used_mem = gc.mem_alloc()
    # Your part: end the line with "loop:" and the number
    # of this report, 1 to 5.
    print("Memory status -> free:", free_mem, "used:", used_mem)

for _ in range(5):
    report_status()
    time.sleep(2)
