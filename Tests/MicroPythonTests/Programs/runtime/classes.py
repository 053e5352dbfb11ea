# Classes: inheritance, special methods, accessors.
class Base:
    count = 0

    def __init__(self, name):
        self.name = name
        Base.count += 1

    def who(self):
        return "base " + self.name

    @classmethod
    def make(cls, name):
        return cls(name)

    @staticmethod
    def twice(x):
        return x * 2


class Left(Base):
    def who(self):
        return "left/" + super().who()


class Right(Base):
    def who(self):
        return "right/" + super().who()


class Both(Left, Right):
    pass

print(Both("x").who())  # expect: left/base x
print(Both.make("y").name, Both.twice(4), Base.count)  # expect: y 8 2
print(isinstance(Both("z"), Right), issubclass(Left, Both))  # expect: True False
print(Both.__bases__ == (Left, Right), Both.__name__)  # expect: True Both


class Vector:
    def __init__(self, *items):
        self.items = items

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self.items, other.items)))

    def __radd__(self, other):
        return "radd"

    def __iadd__(self, other):
        return "iadd"

    def __eq__(self, other):
        return self.items == other.items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __contains__(self, item):
        return item in self.items

    def __call__(self, *args, **more):
        return args, more

    def __neg__(self):
        return Vector(*(-a for a in self.items))

    def __bool__(self):
        return bool(self.items)

    def __repr__(self):
        return "V" + repr(list(self.items))

v = Vector(1, 2)
print(v + Vector(3, 4), -v, 1 + v)  # expect: V[4, 6] V[-1, -2] radd
print(len(v), v[1], 2 in v, 3 in v, bool(Vector()))  # expect: 2 2 True False False
print(v(1, 2, 3, 4, 5, k=6))  # expect: ((1, 2, 3, 4, 5), {'k': 6})
print(list(v), v == Vector(1, 2), v != Vector(1, 2))  # expect: [1, 2] True False
w = v
w += 1
print(w)  # expect: iadd
try:
    v - v
except TypeError as e:
    print(e)  # expect: unsupported types for __sub__: 'Vector', 'Vector'
try:
    hash(v)
except TypeError as e:
    print(e)  # expect: unsupported type for __hash__: 'Vector'


class Celsius:
    def __init__(self, value):
        self._value = value

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, new):
        self._value = max(new, -273)

    @value.deleter
    def value(self):
        self._value = None

    @property
    def fixed(self):
        return 1

c = Celsius(20)
c.value = -500
print(c.value)  # expect: -273
del c.value
print(c.value)  # expect: None
try:
    c.fixed = 2
except AttributeError as e:
    print(e)  # expect: 'Celsius' object has no attribute 'fixed'


class Descriptor:
    def __get__(self, instance, owner):
        return "got", instance is None, owner.__name__

    def __set__(self, instance, value):
        print("set", value)

    def __delete__(self, instance):
        print("delete")


class Owner:
    d = Descriptor()

    def __getattr__(self, name):
        if name == "missing":
            raise AttributeError(name)
        return "attr " + name

o = Owner()
print(o.d)  # expect: ('got', False, 'Owner')
o.d = 5  # expect: set 5
del o.d  # expect: delete
print(o.other, hasattr(o, "missing"), getattr(o, "missing", 7))  # expect: attr other False 7


class Recorder:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value + 1)

    def __delattr__(self, name):
        print("del", name)

r = Recorder()
r.x = 1
print(r.x, r.__dict__)  # expect: 2 {'x': 2}
del r.x  # expect: del x


class Stack(list):
    def push(self, item):
        self.append(item)

s = Stack([1, 2])
s.push(3)
print(s, len(s), s[0], s == [1, 2, 3], list(reversed(s)))  # expect: [1, 2, 3] 3 1 True [3, 2, 1]


class New:
    def __new__(cls, x):
        self = object.__new__(cls)
        self.x = x * 10
        return self

print(New(4).x)  # expect: 40
Dynamic = type("Dynamic", (Base,), {"size": 3})
print(Dynamic("d").size, Dynamic("e").who())  # expect: 3 base e
try:
    Base.nothing
except AttributeError as e:
    print(e)  # expect: type object 'Base' has no attribute 'nothing'


class Bad:
    def __init__(self):
        return 1

try:
    Bad()
except TypeError as e:
    print(e)  # expect: __init__() should return None, not 'int'
