# mark_sweep.py
# Who is still needed?
import gc

first = [10, 20, 30]
second = [40, 50, 60]
both = [first, second]
gc.collect()
print("At the start, used:", gc.mem_alloc())

second = None
gc.collect()
print("Without its name, used:", gc.mem_alloc())

both = None
gc.collect()
print("Without the list of both, used:", gc.mem_alloc())
