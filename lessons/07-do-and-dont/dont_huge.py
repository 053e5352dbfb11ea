# dont_huge.py
import gc
start = i = 0
text = ""
start = gc.mem_alloc()
for i in range(100): text += "0123456789"
print("1,000 characters took:", gc.mem_alloc() - start)
