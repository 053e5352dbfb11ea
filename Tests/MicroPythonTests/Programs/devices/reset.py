import machine

try:
    machine.soft_reset()
except SystemExit:
    print("soft")  # expect: soft
machine.lightsleep(5000)
print(machine.RTC().datetime()[6])  # expect: 5
try:
    print("now")  # expect: now
    machine.deepsleep(10)
finally:
    print("never")
