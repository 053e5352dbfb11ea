from collections import namedtuple

P = namedtuple("P", ["x", "y"])
p = P(1, y=2)
print(p, p.x, p.y, p[0], p[-1], len(p), p[0:1])  # expect: P(x=1, y=2) 1 2 1 2 2 (1,)
print(p == (1, 2), (1, 2) == p, p + (3,), p * 2, p < P(1, 3))  # expect: True True (1, 2, 3) (1, 2, 1, 2) True
x, y = p
print(x, y, list(p), isinstance(p, tuple), hash(p) == hash((1, 2)))  # expect: 1 2 [1, 2] True True
Q = namedtuple("Q", "a b  c")
print(Q(*range(3)), Q(c=1, b=2, a=3))  # expect: Q(a=0, b=1, c=2) Q(a=3, b=2, c=1)
print(namedtuple("E", ())())  # expect: E()
try:
    p.x = 5
except AttributeError as e:
    print(e)  # expect: can't set attribute
try:
    p.z
except AttributeError as e:
    print(e)  # expect: 'P' object has no attribute 'z'
try:
    P(1)
except TypeError as e:
    print(e)  # expect: function takes 2 positional arguments but 1 were given
try:
    P(1, z=2)
except TypeError as e:
    print(e)  # expect: unexpected keyword argument 'z'
try:
    P(1, x=2)
except TypeError as e:
    print(e)  # expect: function got multiple values for argument 'x'
print(P, type(p) is P)  # expect: <class 'P'> True


class R(P):
    def total(self):
        return self.x + self.y


print(R(3, 4).total())  # expect: 7
