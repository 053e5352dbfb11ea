# do_light.py
import gc
start = turn = 0
start = gc.mem_alloc()
for turn in range(100): print(end="")
print("An empty turn takes:", (gc.mem_alloc() - start) // 100)
