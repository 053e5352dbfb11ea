# do_fixed.py
import gc
start = turn = 0
log = [0] * 10
start = gc.mem_alloc()
for turn in range(1000): log[turn % 10] = turn
print("1,000 readings took:", gc.mem_alloc() - start)
