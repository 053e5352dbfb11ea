# text_before.py
# Ten numbers, added to a text one by one
import gc

def build():
    text = ""
    for i in range(10):
        text += str(i) + ","
    return text

gc.collect()
start = gc.mem_alloc()
build()
print("Handed out:", gc.mem_alloc() - start)
