# warning.py
# Say so when free memory falls below THRESHOLD
import gc
import time

THRESHOLD = 430000
cargo = []  # stands for a program that fills its memory

def report_status():
    gc.collect()
    free_mem = gc.mem_free()
    used_mem = gc.mem_alloc()
    print("Memory status -> free:", free_mem, "used:", used_mem)
    # Your part: print a line that begins with WARNING
    # when free_mem is below THRESHOLD.

for _ in range(5):
    report_status()
    cargo.append(bytearray(5000))
    time.sleep(2)
