# text_after.py
# Ten numbers, joined at the end
import gc

def build():
    parts = []
    for i in range(10):
        parts.append(str(i))
    return ",".join(parts)

gc.collect()
start = gc.mem_alloc()
build()
print("Handed out:", gc.mem_alloc() - start)
