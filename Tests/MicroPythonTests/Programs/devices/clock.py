import machine
import time

rtc = machine.RTC()
print(rtc.datetime())  # expect: (2021, 1, 1, 4, 0, 0, 0, 0)
rtc.datetime((2020, 1, 21, 2, 10, 32, 36, 0))
print(rtc.datetime())  # expect: (2020, 1, 21, 1, 10, 32, 36, 0)
time.sleep(25)
print(rtc.datetime())  # expect: (2020, 1, 21, 1, 10, 33, 1, 0)
print(time.localtime()[:6], time.time())  # expect: (2020, 1, 21, 10, 33, 1) 1579602781
print(machine.RTC() is rtc, time.time_ns() // 1000000000)  # expect: True 1579602781
for wrong in ((2020, 1), None, (2020, 1, 21, 2, 10, "32", 36, 0)):
    try:
        rtc.datetime(wrong)
    except (TypeError, ValueError) as e:
        print(e)
# expect: requested length 8 but object has length 2
# expect: object 'NoneType' isn't a tuple or list
# expect: can't convert str to int
try:
    machine.RTC(0)
except TypeError as e:
    print(e)  # expect: function takes 0 positional arguments but 1 were given

# A timer calls while the program waits, polls the clock, or only computes.
calls = 0


def called(timer):
    global calls
    calls += 1


timer = machine.Timer(mode=machine.Timer.PERIODIC, period=10, callback=called)
time.sleep_ms(55)
print(calls)  # expect: 5
start = time.ticks_ms()
while time.ticks_diff(time.ticks_ms(), start) < 50:
    pass
print(calls)  # expect: 10
while calls < 20:
    pass
timer.deinit()
before = calls
time.sleep(1)
print(calls - before)  # expect: 0
state = machine.disable_irq()
nested = machine.disable_irq()
machine.enable_irq(nested)
machine.enable_irq(state)
print(state, nested)  # expect: 0 1
print(machine.reset_cause() == machine.PWRON_RESET)  # expect: True
