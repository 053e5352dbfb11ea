# version.py
# Is it MicroPython that answers?
import sys
print(sys.implementation)
