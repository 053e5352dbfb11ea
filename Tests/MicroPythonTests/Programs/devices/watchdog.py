import time
from machine import WDT, Timer

for arguments in ((1,), (0, 8389), (0, -1)):
    try:
        WDT(*arguments)
    except ValueError as e:
        print(e)
# expect: WDT(1) doesn't exist
# expect: timeout exceeds 8388
# expect: timeout exceeds 8388
wdt = WDT(timeout=2000)  # enable it with a timeout of 2s
for i in range(5):
    time.sleep_ms(1900)
    wdt.feed()
print("fed")  # expect: fed
feeder = Timer(period=1000, callback=lambda t: wdt.feed())
time.sleep(20)
feeder.deinit()
print("fed by a timer")  # expect: fed by a timer
try:
    print("busy")  # expect: busy
    while True:
        pass
except BaseException:
    print("nobody sees this")
finally:
    print("nor this")
