# What may be given by place, and what by name alone.
from machine import PWM, Pin, I2C
print(PWM(Pin(2), 1000).freq())
# expect: 1000
PWM(Pin(2)).init(2000)
print(PWM(Pin(2)).freq())
# expect: 2000
try:
    PWM(Pin(2), 1000, 5)
except TypeError as error:
    print(error)
# expect: extra positional arguments given

# More than a bus can do is what it can do.
I2C(0, freq=(1 << 31) - 1)
I2C(0, freq=-1)
print("still here")
# expect: still here
