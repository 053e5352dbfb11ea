# dont_keep.py
import gc
old = bytearray(5000)
same = old
del old
gc.collect()
print("Still used:", gc.mem_alloc())
del same
gc.collect()
print("Now used:", gc.mem_alloc())
