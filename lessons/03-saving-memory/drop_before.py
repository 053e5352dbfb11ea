# drop_before.py
# The list is kept although only its sum is needed
import gc
my_big_list = total = None
gc.collect()
start = gc.mem_alloc()
my_big_list = [i * i for i in range(500)]
total = sum(my_big_list)
gc.collect()
print("Kept:", gc.mem_alloc() - start)
