# buffer_tidy.py
# The same, with the printing in a function of its own
import gc

def show_memory(label):
    gc.collect()
    print(label, "free =", gc.mem_free(), "used =", gc.mem_alloc())

def show_first(buffer):
    print("First 10 bytes:", list(buffer[:10]))

readings = bytearray(64)

for i in range(len(readings)):
    readings[i] = i % 256

show_memory("After creating and filling bytearray")

show_first(readings)

del readings
gc.collect()
show_memory("After deleting bytearray")
