# reuse_before.py
# A new buffer in each turn
import gc

def work():
    for turn in range(50):
        buffer = bytearray(32)
        buffer[0] = turn

gc.collect()
start = gc.mem_alloc()
work()
print("Handed out:", gc.mem_alloc() - start)
