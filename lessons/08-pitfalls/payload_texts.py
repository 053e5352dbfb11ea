# payload_texts.py
# A message from pieces of text, each time anew
import gc

def message(seq, temp, hum):
    text = '{"id": "sensor_7"'
    text += ', "seq": ' + str(seq)
    text += ', "temp": ' + str(temp)
    text += ', "hum": ' + str(hum) + "}"
    return text

def work():
    for seq in range(100):
        message(seq, 215, 48)

gc.collect()
work()
