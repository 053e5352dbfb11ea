import micropython
from machine import Pin, UART

micropython.alloc_emergency_exception_buf(100)

# Pin objects, their settings and their names.
print(Pin(2))  # expect: Pin(GPIO2, mode=ALT, pull=PULL_DOWN, alt=31)
p0 = Pin(0, Pin.OUT)
p0.on()
print(p0, p0.value(), p0())  # expect: Pin(GPIO0, mode=OUT) 1 1
p4 = Pin(4, Pin.IN, Pin.PULL_UP)
p4.value(0)
print(p4, p4.value())  # expect: Pin(GPIO4, mode=IN, pull=PULL_UP) 1
p5 = Pin(5, Pin.OPEN_DRAIN, Pin.PULL_UP)
p5.off()
print(p5, p5(), p5.toggle(), p5())  # expect: Pin(GPIO5, mode=OPEN_DRAIN, pull=PULL_UP) 0 None 1
print(Pin(6, Pin.ALT, alt=Pin.ALT_PWM))  # expect: Pin(GPIO6, mode=ALT, alt=PWM)
print(Pin("LED", Pin.OUT), Pin.board.LED is Pin("WL_GPIO0"), Pin.cpu.GPIO25)
# expect: Pin(EXT_GPIO0, mode=OUT) True Pin(GPIO25, mode=ALT, pull=PULL_DOWN, alt=31)
for wrong in ("nowhere", 99, -1, None):
    try:
        Pin(wrong)
    except ValueError as e:
        print(e)
# expect: unknown named pin "nowhere"
# expect: invalid pin
# expect: invalid pin
# expect: invalid pin

# An edge that the program makes itself calls the handler.
def edge(pin):
    print(pin.value(), irq.flags())


irq = p0.irq(handler=edge, trigger=Pin.IRQ_FALLING)
p0.off()
for _ in range(2):
    pass
# expect: 0 4
p0.on()
print(irq.trigger(Pin.IRQ_FALLING | Pin.IRQ_RISING), irq.trigger(), p0.irq() is not irq)  # expect: 4 12 False
p0.irq(lambda pin: print("gone"), Pin.IRQ_RISING)
p0.irq(None)
p0.toggle()

# A hard handler runs at once, with the heap locked.
seen = []


def counts(pin):
    global count
    count += 1


def allocates(pin):
    seen.append([pin])


count = 0
p1 = Pin(1, Pin.OUT, value=0)
p1.irq(counts, Pin.IRQ_RISING, hard=True)
p1.on(), p1.off(), p1.on()
print(count)  # expect: 2
p1.irq(allocates, hard=True)
p1.off()
# expect: Uncaught exception in IRQ callback handler
# expect: Traceback (most recent call last):
# expect:   File "<stdin>", line 56, in allocates
# expect: MemoryError: memory allocation failed, heap is locked
p1.on()
print(seen)  # expect: []

# UART, with TX joined to RX.
uart = UART(1, baudrate=9600, tx=Pin(8), rx=Pin(9), rxbuf=40)
settings = str(uart).split(", txbuf")
print(settings[0])  # expect: UART(1, baudrate=9600, bits=8, parity=None, stop=1, tx=8, rx=9
print(settings[1])  # expect: =256, rxbuf=40, timeout=0, timeout_char=2, invert=None, irq=0)
uart.init(115200, 7, 1, 2, timeout=50, invert=UART.INV_TX)
settings = str(uart).split(", txbuf")
print(settings[0])  # expect: UART(1, baudrate=115200, bits=7, parity=1, stop=2, tx=8, rx=9
print(settings[1])  # expect: =256, rxbuf=256, timeout=50, timeout_char=2, invert=INV_TX, irq=0)
print(uart.read(5))  # expect: None
uart.write("hello")
print(uart.any(), uart.read(10), uart.readline())  # expect: 5 b'hello' None
heard = uart.irq(lambda u: print("heard", u.read()), UART.IRQ_RXIDLE)
uart.write("again")
for _ in range(2):
    pass
# expect: heard b'again'
print(heard.flags() == UART.IRQ_RXIDLE, uart.irq() is heard)  # expect: True True
for wrong in ({"tx": Pin(4), "rx": Pin(4)}, {"rxbuf": 40000}, {"invert": 4}):
    try:
        UART(1, **wrong)
    except ValueError as e:
        print(e)
# expect: bad RX pin
# expect: rxbuf too large
# expect: bad inversion mask
try:
    uart.irq(None, 1)
except ValueError as e:
    print(e)  # expect: trigger 0x0001 unsupported
uart.deinit()
print(uart.write("lost"), uart.read())  # expect: 4 None
