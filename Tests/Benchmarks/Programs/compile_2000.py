# A source of 2,000 lines: compiled, not run.
def never():
    def f0(a, b=0):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 0']
    def f1(a, b=1):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 1']
    def f2(a, b=2):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 2']
    def f3(a, b=3):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 3']
    def f4(a, b=4):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 4']
    def f5(a, b=5):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 5']
    def f6(a, b=6):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 6']
    def f7(a, b=7):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 7']
    def f8(a, b=8):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 8']
    def f9(a, b=9):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 9']
    def f10(a, b=10):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 10']
    def f11(a, b=11):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 11']
    def f12(a, b=12):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 12']
    def f13(a, b=13):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 13']
    def f14(a, b=14):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 14']
    def f15(a, b=15):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 15']
    def f16(a, b=16):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 16']
    def f17(a, b=17):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 17']
    def f18(a, b=18):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 18']
    def f19(a, b=19):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 19']
    def f20(a, b=20):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 20']
    def f21(a, b=21):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 21']
    def f22(a, b=22):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 22']
    def f23(a, b=23):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 23']
    def f24(a, b=24):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 24']
    def f25(a, b=25):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 25']
    def f26(a, b=26):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 26']
    def f27(a, b=27):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 27']
    def f28(a, b=28):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 28']
    def f29(a, b=29):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 29']
    def f30(a, b=30):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 30']
    def f31(a, b=31):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 31']
    def f32(a, b=32):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 32']
    def f33(a, b=33):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 33']
    def f34(a, b=34):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 34']
    def f35(a, b=35):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 35']
    def f36(a, b=36):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 36']
    def f37(a, b=37):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 37']
    def f38(a, b=38):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 38']
    def f39(a, b=39):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 39']
    def f40(a, b=40):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 40']
    def f41(a, b=41):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 41']
    def f42(a, b=42):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 42']
    def f43(a, b=43):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 43']
    def f44(a, b=44):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 44']
    def f45(a, b=45):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 45']
    def f46(a, b=46):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 46']
    def f47(a, b=47):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 47']
    def f48(a, b=48):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 48']
    def f49(a, b=49):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 49']
    def f50(a, b=50):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 0']
    def f51(a, b=51):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 1']
    def f52(a, b=52):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 2']
    def f53(a, b=53):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 3']
    def f54(a, b=54):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 4']
    def f55(a, b=55):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 5']
    def f56(a, b=56):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 6']
    def f57(a, b=57):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 7']
    def f58(a, b=58):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 8']
    def f59(a, b=59):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 9']
    def f60(a, b=60):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 10']
    def f61(a, b=61):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 11']
    def f62(a, b=62):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 12']
    def f63(a, b=63):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 13']
    def f64(a, b=64):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 14']
    def f65(a, b=65):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 15']
    def f66(a, b=66):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 16']
    def f67(a, b=67):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 17']
    def f68(a, b=68):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 18']
    def f69(a, b=69):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 19']
    def f70(a, b=70):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 20']
    def f71(a, b=71):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 21']
    def f72(a, b=72):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 22']
    def f73(a, b=73):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 23']
    def f74(a, b=74):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 24']
    def f75(a, b=75):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 25']
    def f76(a, b=76):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 26']
    def f77(a, b=77):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 27']
    def f78(a, b=78):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 28']
    def f79(a, b=79):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 29']
    def f80(a, b=80):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 30']
    def f81(a, b=81):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 31']
    def f82(a, b=82):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 32']
    def f83(a, b=83):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 33']
    def f84(a, b=84):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 34']
    def f85(a, b=85):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 35']
    def f86(a, b=86):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 36']
    def f87(a, b=87):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 37']
    def f88(a, b=88):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 38']
    def f89(a, b=89):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 39']
    def f90(a, b=90):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 40']
    def f91(a, b=91):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 41']
    def f92(a, b=92):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 42']
    def f93(a, b=93):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 43']
    def f94(a, b=94):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 44']
    def f95(a, b=95):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 45']
    def f96(a, b=96):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 46']
    def f97(a, b=97):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 47']
    def f98(a, b=98):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 48']
    def f99(a, b=99):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 49']
    def f100(a, b=100):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 0']
    def f101(a, b=101):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 1']
    def f102(a, b=102):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 2']
    def f103(a, b=103):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 3']
    def f104(a, b=104):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 4']
    def f105(a, b=105):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 5']
    def f106(a, b=106):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 6']
    def f107(a, b=107):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 7']
    def f108(a, b=108):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 8']
    def f109(a, b=109):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 9']
    def f110(a, b=110):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 10']
    def f111(a, b=111):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 11']
    def f112(a, b=112):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 12']
    def f113(a, b=113):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 13']
    def f114(a, b=114):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 14']
    def f115(a, b=115):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 15']
    def f116(a, b=116):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 16']
    def f117(a, b=117):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 17']
    def f118(a, b=118):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 18']
    def f119(a, b=119):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 19']
    def f120(a, b=120):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 20']
    def f121(a, b=121):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 21']
    def f122(a, b=122):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 22']
    def f123(a, b=123):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 23']
    def f124(a, b=124):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 24']
    def f125(a, b=125):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 25']
    def f126(a, b=126):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 26']
    def f127(a, b=127):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 27']
    def f128(a, b=128):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 28']
    def f129(a, b=129):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 29']
    def f130(a, b=130):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 30']
    def f131(a, b=131):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 31']
    def f132(a, b=132):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 32']
    def f133(a, b=133):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 33']
    def f134(a, b=134):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 34']
    def f135(a, b=135):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 35']
    def f136(a, b=136):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 36']
    def f137(a, b=137):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 37']
    def f138(a, b=138):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 38']
    def f139(a, b=139):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 39']
    def f140(a, b=140):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 40']
    def f141(a, b=141):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 41']
    def f142(a, b=142):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 42']
    def f143(a, b=143):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 43']
    def f144(a, b=144):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 44']
    def f145(a, b=145):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 45']
    def f146(a, b=146):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 46']
    def f147(a, b=147):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 47']
    def f148(a, b=148):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 48']
    def f149(a, b=149):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 49']
    def f150(a, b=150):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 0']
    def f151(a, b=151):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 1']
    def f152(a, b=152):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 2']
    def f153(a, b=153):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 3']
    def f154(a, b=154):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 4']
    def f155(a, b=155):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 5']
    def f156(a, b=156):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 6']
    def f157(a, b=157):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 7']
    def f158(a, b=158):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 8']
    def f159(a, b=159):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 9']
    def f160(a, b=160):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 10']
    def f161(a, b=161):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 11']
    def f162(a, b=162):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 12']
    def f163(a, b=163):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 13']
    def f164(a, b=164):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 14']
    def f165(a, b=165):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 15']
    def f166(a, b=166):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 16']
    def f167(a, b=167):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 17']
    def f168(a, b=168):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 18']
    def f169(a, b=169):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 19']
    def f170(a, b=170):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 20']
    def f171(a, b=171):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 21']
    def f172(a, b=172):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 22']
    def f173(a, b=173):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 23']
    def f174(a, b=174):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 24']
    def f175(a, b=175):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 25']
    def f176(a, b=176):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 26']
    def f177(a, b=177):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 27']
    def f178(a, b=178):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 28']
    def f179(a, b=179):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 29']
    def f180(a, b=180):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 30']
    def f181(a, b=181):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 31']
    def f182(a, b=182):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 32']
    def f183(a, b=183):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 33']
    def f184(a, b=184):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 34']
    def f185(a, b=185):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 35']
    def f186(a, b=186):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 36']
    def f187(a, b=187):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 37']
    def f188(a, b=188):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 38']
    def f189(a, b=189):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 39']
    def f190(a, b=190):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 40']
    def f191(a, b=191):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 41']
    def f192(a, b=192):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 42']
    def f193(a, b=193):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 43']
    def f194(a, b=194):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 44']
    def f195(a, b=195):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 45']
    def f196(a, b=196):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 46']
    def f197(a, b=197):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 47']
    def f198(a, b=198):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 48']
    def f199(a, b=199):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 49']
    def f200(a, b=200):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 0']
    def f201(a, b=201):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 1']
    def f202(a, b=202):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 2']
    def f203(a, b=203):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 3']
    def f204(a, b=204):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 4']
    def f205(a, b=205):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 5']
    def f206(a, b=206):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 6']
    def f207(a, b=207):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 7']
    def f208(a, b=208):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 8']
    def f209(a, b=209):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 9']
    def f210(a, b=210):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 10']
    def f211(a, b=211):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 11']
    def f212(a, b=212):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 12']
    def f213(a, b=213):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 13']
    def f214(a, b=214):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 14']
    def f215(a, b=215):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 15']
    def f216(a, b=216):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 16']
    def f217(a, b=217):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 17']
    def f218(a, b=218):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 18']
    def f219(a, b=219):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 19']
    def f220(a, b=220):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 20']
    def f221(a, b=221):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 21']
    def f222(a, b=222):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 22']
    def f223(a, b=223):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 23']
    def f224(a, b=224):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 24']
    def f225(a, b=225):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 25']
    def f226(a, b=226):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 26']
    def f227(a, b=227):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 27']
    def f228(a, b=228):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 28']
    def f229(a, b=229):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 29']
    def f230(a, b=230):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 30']
    def f231(a, b=231):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 31']
    def f232(a, b=232):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 32']
    def f233(a, b=233):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 33']
    def f234(a, b=234):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 34']
    def f235(a, b=235):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 35']
    def f236(a, b=236):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 36']
    def f237(a, b=237):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 37']
    def f238(a, b=238):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 38']
    def f239(a, b=239):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 39']
    def f240(a, b=240):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 40']
    def f241(a, b=241):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 41']
    def f242(a, b=242):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 42']
    def f243(a, b=243):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 43']
    def f244(a, b=244):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 44']
    def f245(a, b=245):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 45']
    def f246(a, b=246):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 46']
    def f247(a, b=247):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 47']
    def f248(a, b=248):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 48']
    def f249(a, b=249):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 49']
    def f250(a, b=250):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 0']
    def f251(a, b=251):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 1']
    def f252(a, b=252):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 2']
    def f253(a, b=253):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 3']
    def f254(a, b=254):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 4']
    def f255(a, b=255):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 5']
    def f256(a, b=256):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 6']
    def f257(a, b=257):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 7']
    def f258(a, b=258):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 8']
    def f259(a, b=259):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 9']
    def f260(a, b=260):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 10']
    def f261(a, b=261):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 11']
    def f262(a, b=262):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 12']
    def f263(a, b=263):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 13']
    def f264(a, b=264):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 14']
    def f265(a, b=265):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 15']
    def f266(a, b=266):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 16']
    def f267(a, b=267):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 17']
    def f268(a, b=268):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 18']
    def f269(a, b=269):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 19']
    def f270(a, b=270):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 20']
    def f271(a, b=271):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 21']
    def f272(a, b=272):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 22']
    def f273(a, b=273):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 23']
    def f274(a, b=274):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 24']
    def f275(a, b=275):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 25']
    def f276(a, b=276):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 26']
    def f277(a, b=277):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 27']
    def f278(a, b=278):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 28']
    def f279(a, b=279):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 29']
    def f280(a, b=280):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 30']
    def f281(a, b=281):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 31']
    def f282(a, b=282):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 32']
    def f283(a, b=283):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 33']
    def f284(a, b=284):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 34']
    def f285(a, b=285):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 35']
    def f286(a, b=286):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 36']
    def f287(a, b=287):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 37']
    def f288(a, b=288):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 38']
    def f289(a, b=289):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 39']
    def f290(a, b=290):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 40']
    def f291(a, b=291):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 41']
    def f292(a, b=292):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 42']
    def f293(a, b=293):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 43']
    def f294(a, b=294):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 44']
    def f295(a, b=295):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 45']
    def f296(a, b=296):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 46']
    def f297(a, b=297):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 47']
    def f298(a, b=298):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 48']
    def f299(a, b=299):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 49']
    def f300(a, b=300):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 0']
    def f301(a, b=301):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 1']
    def f302(a, b=302):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 2']
    def f303(a, b=303):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 3']
    def f304(a, b=304):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 4']
    def f305(a, b=305):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 5']
    def f306(a, b=306):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 6']
    def f307(a, b=307):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 7']
    def f308(a, b=308):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 8']
    def f309(a, b=309):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 9']
    def f310(a, b=310):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 10']
    def f311(a, b=311):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 11']
    def f312(a, b=312):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 12']
    def f313(a, b=313):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 13']
    def f314(a, b=314):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 14']
    def f315(a, b=315):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 15']
    def f316(a, b=316):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 16']
    def f317(a, b=317):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 17']
    def f318(a, b=318):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 18']
    def f319(a, b=319):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 19']
    def f320(a, b=320):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 20']
    def f321(a, b=321):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 21']
    def f322(a, b=322):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 22']
    def f323(a, b=323):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 23']
    def f324(a, b=324):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 24']
    def f325(a, b=325):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 25']
    def f326(a, b=326):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 26']
    def f327(a, b=327):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 27']
    def f328(a, b=328):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 28']
    def f329(a, b=329):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 29']
    def f330(a, b=330):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 30']
    def f331(a, b=331):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 31']
    def f332(a, b=332):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 32']
    def f333(a, b=333):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 33']
    def f334(a, b=334):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 34']
    def f335(a, b=335):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 35']
    def f336(a, b=336):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 36']
    def f337(a, b=337):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 37']
    def f338(a, b=338):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 38']
    def f339(a, b=339):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 39']
    def f340(a, b=340):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 40']
    def f341(a, b=341):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 41']
    def f342(a, b=342):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 42']
    def f343(a, b=343):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 43']
    def f344(a, b=344):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 44']
    def f345(a, b=345):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 45']
    def f346(a, b=346):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 46']
    def f347(a, b=347):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 47']
    def f348(a, b=348):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 48']
    def f349(a, b=349):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 49']
    def f350(a, b=350):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 0']
    def f351(a, b=351):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 1']
    def f352(a, b=352):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 2']
    def f353(a, b=353):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 3']
    def f354(a, b=354):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 4']
    def f355(a, b=355):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 5']
    def f356(a, b=356):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 6']
    def f357(a, b=357):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 7']
    def f358(a, b=358):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 8']
    def f359(a, b=359):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 9']
    def f360(a, b=360):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 10']
    def f361(a, b=361):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 11']
    def f362(a, b=362):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 12']
    def f363(a, b=363):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 13']
    def f364(a, b=364):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 14']
    def f365(a, b=365):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 15']
    def f366(a, b=366):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 16']
    def f367(a, b=367):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 17']
    def f368(a, b=368):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 18']
    def f369(a, b=369):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 19']
    def f370(a, b=370):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 20']
    def f371(a, b=371):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 21']
    def f372(a, b=372):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 22']
    def f373(a, b=373):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 23']
    def f374(a, b=374):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 24']
    def f375(a, b=375):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 25']
    def f376(a, b=376):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 26']
    def f377(a, b=377):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 27']
    def f378(a, b=378):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 28']
    def f379(a, b=379):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 29']
    def f380(a, b=380):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 30']
    def f381(a, b=381):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 31']
    def f382(a, b=382):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 32']
    def f383(a, b=383):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 33']
    def f384(a, b=384):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 34']
    def f385(a, b=385):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 35']
    def f386(a, b=386):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 36']
    def f387(a, b=387):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 37']
    def f388(a, b=388):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 38']
    def f389(a, b=389):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 39']
    def f390(a, b=390):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 40']
    def f391(a, b=391):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 41']
    def f392(a, b=392):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 42']
    def f393(a, b=393):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 43']
    def f394(a, b=394):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 44']
    def f395(a, b=395):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 45']
    def f396(a, b=396):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 46']
    def f397(a, b=397):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 47']
    def f398(a, b=398):
        total = 0
        for k in range(a):
            total += k * b
        return [total, a, b, 'text 48']
    x = 0
    x = 1
    x = 2
