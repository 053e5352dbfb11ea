# The firmware has no umqtt: a program's own is found before the one that picoheap brings along.
import os
os.mkdir("/lib")
os.mkdir("/lib/umqtt")
with open("/lib/umqtt/robust.py", "w") as f:
    f.write("from umqtt.simple import MQTTClient\n")
import umqtt.robust
print(umqtt.robust.MQTTClient is not None, umqtt.__path__)
# expect: True /lib/umqtt
with open("/lib/umqtt/simple.py", "w") as f:
    f.write("class MQTTClient:\n    mine = True\n")
import sys
for name in ("umqtt", "umqtt.simple", "umqtt.robust"):
    del sys.modules[name]
from umqtt.simple import MQTTClient
print(MQTTClient.mine)
# expect: True
