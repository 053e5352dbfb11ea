# csv_line.py
# 60 readings in one line

def csv_line():
    text = ""
    for i in range(60):
        text += str(i * 3) + ";"  # Your part: collect, then join.
    return text

line = csv_line()
print("Numbers:", line.strip(";").count(";") + 1)
print("Begins:", line[:8])
