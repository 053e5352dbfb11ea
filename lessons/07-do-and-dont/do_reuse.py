# do_reuse.py
import gc
start = turn = 0
buffer = bytearray(64)
start = gc.mem_alloc()
for turn in range(100): buffer[turn % 64] = turn
print("100 turns took:", gc.mem_alloc() - start)
