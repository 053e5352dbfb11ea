import machine

print(machine.mem8, machine.mem16, machine.mem32)  # expect: <8-bit memory> <16-bit memory> <32-bit memory>

# An object's words: a bytearray is its type, its type code, its length, and where its bytes lie.
b = bytearray(b"abcdefgh")
head = id(b)
print(machine.mem32[head] == id(bytearray), machine.mem32[head + 8])  # expect: True 8
items = machine.mem32[head + 12]
print(machine.mem8[items], hex(machine.mem16[items]), hex(machine.mem32[items]))  # expect: 97 0x6261 0x64636261
# A list's items are words: a small integer has its lowest bit set.
numbers = [1, -2, None]
first = machine.mem32[id(numbers) + 12]
print([machine.mem32[first + 4 * i] for i in range(3)])  # expect: [3, -3, 6]

# The bytes of an array whose place is known can be written.
machine.mem8[items] = 65
machine.mem16[items + 2] = 0x4443
machine.mem32[items + 4] = 0xFFFFFFFE
print(b == b"AbCD\xfe\xff\xff\xff", machine.mem32[items + 4])  # expect: True -2
import uctypes

c = bytearray(4)
machine.mem32[uctypes.addressof(c)] = 0x01020304
print(c)  # expect: bytearray(b'\x04\x03\x02\x01')

# What the machine itself relies on cannot.
for place in (id(numbers), id(numbers) + 8, first, items + 8, 0x20000400):
    try:
        machine.mem32[place] = -1
    except ValueError as e:
        print(e)
# expect: no buffer at this address
# expect: no buffer at this address
# expect: no buffer at this address
# expect: no buffer at this address
# expect: no buffer at this address
print(numbers)  # expect: [1, -2, None]

# Where nothing is.
machine.mem32[0x40014000] = 5
machine.mem8[0] = 1
print(machine.mem32[0x40014000], machine.mem8[0], machine.mem8[-1], machine.mem32[1 << 100])  # expect: 0 0 0 0
machine.mem32[id(bytearray)] = 0
print(bytearray(1))  # expect: bytearray(b'\x00')

for index in (1, 0x20000402, 0x20082001):
    try:
        machine.mem32[index]
    except ValueError as e:
        print(e)
# expect: address 00000001 is not aligned to 4 bytes
# expect: address 20000402 is not aligned to 4 bytes
# expect: address 20082001 is not aligned to 4 bytes
try:
    machine.mem16[1] = 1
except ValueError as e:
    print(e)  # expect: address 00000001 is not aligned to 2 bytes
for read in (lambda: machine.mem8["hello"], lambda: machine.mem8[0:1], lambda: machine.mem8[None]):
    try:
        read()
    except TypeError as e:
        print(e)
# expect: can't convert str to int
# expect: can't convert slice to int
# expect: can't convert NoneType to int
try:
    del machine.mem8[0]
except TypeError as e:
    print(e)  # expect: 'mem' object doesn't support item deletion
