import gc

gc.disable()
items = [1] * 1000
for make in (lambda: items * 1000000000, lambda: tuple(items) * 1000000000, lambda: "text" * 2000000000, lambda: bytearray(2000000000)):
    try:
        make()
    except MemoryError as e:
        print(e)
print(len(items))
