import network
import time

keepalive = MQTTException = 0  # the program has interned these names before the module is imported
from umqtt.simple import MQTTClient, MQTTException

client = MQTTClient("pico", "broker.local", keepalive=60)
try:
    client.connect()
except OSError as e:
    print(e)  # expect: [Errno 113] EHOSTUNREACH
wlan = network.WLAN()
wlan.active(True)
wlan.connect("home", "secret")
time.sleep(2)
client.set_last_will("status", "gone", retain=True)
print(client.connect())  # expect: 0
print(issubclass(MQTTException, Exception))  # expect: True
try:
    client.subscribe(b"x")
except MQTTException as e:
    print(e)  # expect: set_callback first
client.publish(b"data/temperature", b"21.5")
client.publish("data/temperature", "22.0", qos=1)
print(client.check_msg())  # expect: None
client.set_callback(lambda topic, message: print(topic, len(message)))
client.subscribe("data/+")
client.publish(b"data/long", b"x" * 300)
print(client.wait_msg())  # expect: b'data/long' 300
# expect: 48
client.publish(b"elsewhere/long", b"x")
client.ping()
print(client.wait_msg(), client.check_msg())  # expect: None None
client.disconnect()
try:
    client.ping()
except OSError as e:
    print(e)  # expect: [Errno 107] ENOTCONN
