# no_collect.py
# The same moment, measured without and with a collection
import gc

def make_rubbish():
    for i in range(100):
        str(i) + "!"

gc.collect()
print("At the start, used:", gc.mem_alloc())
make_rubbish()
print("After the function, used:", gc.mem_alloc())
gc.collect()
print("After a collection, used:", gc.mem_alloc())
