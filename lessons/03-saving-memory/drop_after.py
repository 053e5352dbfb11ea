# drop_after.py
# The list goes when its sum is known
import gc
my_big_list = total = None
gc.collect()
start = gc.mem_alloc()
my_big_list = [i * i for i in range(500)]
total = sum(my_big_list)
del my_big_list
gc.collect()
print("Kept:", gc.mem_alloc() - start)
