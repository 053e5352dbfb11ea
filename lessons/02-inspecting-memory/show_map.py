# show_map.py
# MicroPython draws its own heap
import gc
import micropython

gc.collect()
micropython.mem_info(1)
