# screen_changed.py
# Labels once, figures only when they have changed
import gc

def draw(row, text):
    pass  # stands for the display

def work():
    draw(0, "Temperature:    C")
    draw(1, "Humidity:    %")
    shown_temp = shown_hum = -1
    for tick in range(100):
        temp = (215 + tick // 25) // 10
        hum = 48
        if temp != shown_temp:
            draw(0, str(temp))
            shown_temp = temp
        if hum != shown_hum:
            draw(1, str(hum))
            shown_hum = hum

gc.collect()
work()
