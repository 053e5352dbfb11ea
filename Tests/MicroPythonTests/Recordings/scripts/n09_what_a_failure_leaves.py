import gc


class Base:
    pass


class Shelf(Base):
    def reach(self):
        return super().reach()


def tries():
    yield lambda: [1, 2, 3, 4, 5].push(6)
    yield lambda: Shelf().reach()


def used():
    gc.collect()
    return gc.mem_alloc()


print(used())
try:
    [bytearray(100)].push(bytearray(200))
except AttributeError as e:
    print(e)
print(used())
try:
    print("deep", (1, 2, [3, bytearray(300)[2:].missing(bytearray(50))]))
except AttributeError as e:
    print(e)
print(used())
try:
    with bytearray(400):
        pass
except AttributeError as e:
    print(e)
print(used())
for make in tries():
    try:
        make()
    except AttributeError as e:
        print(e)
    print(used())
try:
    *rest, last, after = iter([bytearray(60)])
except ValueError as e:
    print(e)
print(used())
