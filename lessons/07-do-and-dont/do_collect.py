# do_collect.py
import gc
[str(i) + "!" for i in range(50)]
print("Not collected:", gc.mem_alloc())
gc.collect()
print("Collected:", gc.mem_alloc())
