from machine import Pin, Signal

pin = Pin(15, Pin.OUT)
lamp = Signal(pin, invert=True)
lamp.on()
print(pin.value(), lamp.value(), lamp())  # expect: 0 1 1
lamp(0)
print(pin.value(), lamp.value())  # expect: 1 0
twice = Signal(lamp, invert=True)
twice.on()
print(pin.value(), lamp.value(), twice.value())  # expect: 1 0 1
made = Signal(14, Pin.OUT, value=1, invert=True)
print(Pin(14).value(), made.value())  # expect: 0 1
for arguments in ((pin, 1), ("nowhere",)):
    try:
        Signal(*arguments)
    except (TypeError, ValueError) as e:
        print(repr(e))
# expect: TypeError()
# expect: ValueError('unknown named pin "nowhere"',)
try:
    Signal(pin, value=1)
except TypeError as e:
    print(repr(e))  # expect: TypeError()
