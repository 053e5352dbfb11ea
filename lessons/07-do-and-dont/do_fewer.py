# do_fewer.py
import gc
start = 0
data = bytearray(256)
start = gc.mem_alloc()
data[100:200]
print("A slice:", gc.mem_alloc() - start)
start = gc.mem_alloc()
memoryview(data)[100:200]
print("A view:", gc.mem_alloc() - start)
