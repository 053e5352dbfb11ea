# reuse_after.py
# One buffer for all turns
import gc

def work():
    buffer = bytearray(32)
    for turn in range(50):
        buffer[0] = turn

gc.collect()
start = gc.mem_alloc()
work()
print("Handed out:", gc.mem_alloc() - start)
