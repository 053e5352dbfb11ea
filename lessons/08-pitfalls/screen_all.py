# screen_all.py
# All texts are made anew at every refresh
import gc

def draw(row, text):
    pass  # stands for the display

def refresh(temp, hum):
    draw(0, "Temperature: " + str(temp // 10) + " C")
    draw(1, "Humidity: " + str(hum) + " %")

def work():
    for tick in range(100):
        refresh(215 + tick // 25, 48)

gc.collect()
work()
