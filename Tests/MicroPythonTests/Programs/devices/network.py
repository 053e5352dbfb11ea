import network
import time

wlan = network.WLAN(network.STA_IF)
print(wlan, wlan is network.WLAN())  # expect: <CYW43 STA down 0.0.0.0> True
try:
    wlan.connect("home", "secret")
except OSError as e:
    print(e)  # expect: [Errno 1] EPERM
wlan.active(True)
print(wlan.active(), wlan.status() == network.STAT_IDLE)  # expect: False True
wlan.connect("home", "secret")
print(wlan.active(), wlan.status(), wlan.isconnected())  # expect: True 1 False
start = time.ticks_ms()
while not wlan.isconnected():
    time.sleep_ms(100)
print(time.ticks_diff(time.ticks_ms(), start) // 100)  # expect: 20
print(wlan.ifconfig())  # expect: ('192.168.4.2', '255.255.255.0', '192.168.4.1', '192.168.4.1')
print(wlan, wlan.status() == network.STAT_GOT_IP)  # expect: <CYW43 STA up 192.168.4.2> True
print(wlan.ipconfig("addr4"), wlan.ipconfig("has_dhcp4"))  # expect: ('192.168.4.2', '255.255.255.0') True
print(wlan.config("ssid"), wlan.config("mac"))  # expect: home b'(\xcd\xc1\x00\x00\x01'
try:
    wlan.config("nonsense")
except ValueError as e:
    print(e)  # expect: unknown config param
wlan.ifconfig(("10.0.0.5", "255.0.0.0", "10.0.0.1", "10.0.0.2"))
print(wlan.ifconfig()[0], network.ipconfig("dns"))  # expect: 10.0.0.5 10.0.0.2
try:
    wlan.ifconfig(("10.0.0", "255.0.0.0", "10.0.0.1", "10.0.0.2"))
except ValueError as e:
    print(e)  # expect: invalid arguments
wlan.disconnect()
print(wlan.isconnected())  # expect: False
wlan.connect("")
time.sleep(3)
print(wlan.status() == network.STAT_NO_AP_FOUND)  # expect: True
print([found[0] for found in wlan.scan()])  # expect: [b'picoheap', b'guests']
print(network.hostname(), network.country())  # expect: Pico2W XX
