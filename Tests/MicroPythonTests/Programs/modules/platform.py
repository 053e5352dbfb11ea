# The module platform.
import platform

print(platform.platform()[:19], type(platform.python_compiler()))  # expect: MicroPython-1.24.0- <class 'str'>
print(len(platform.libc_ver()), platform.platform(terse=True) == platform.platform())  # expect: 2 True
