# The rp2 module of the simulated firmware: PIO programs, assembled from decorated Python functions.
# Each definition stands on the line where the firmware's own stands, so that the heap events
# of the boot name the same lines.
from _rp2 import *
from micropython import const

# Where things stand in the list that an assembled program is.
_CODE = const(0)
_EXECCTRL = const(3)
_SHIFTCTRL = const(4)

# What an instruction word begins with.
_JMP = const(0x0000)
_WAIT = const(0x2000)
_IN = const(0x4000)
_OUT = const(0x6000)

class PIOASMError(Exception):
    """A program that the assembler does not accept."""


class PIOASMEmit:
    def __init__(
        self,
        *,
        out_init=None,
        set_init=None,
        sideset_init=None,
        in_shiftdir=0,
        out_shiftdir=0,
        autopush=False,
        autopull=False,
        push_thresh=32,
        pull_thresh=32,
        fifo_join=0,
    ):
        from array import array

        # SHIFTCTRL, field by field, from bit 16 up. A threshold of 32 is written as 0.
        shift = autopush << 16
        shift |= autopull << 17
        shift |= in_shiftdir << 18
        shift |= out_shiftdir << 19
        shift |= (push_thresh & 31) << 20
        shift |= (pull_thresh & 31) << 25
        shift |= fifo_join << 30
        self.prog = [array("H"), -1, -1, 0, shift, out_init, set_init, sideset_init]
        self.labels = {}
        self.wrap_used = False
        # How many pins side-set drives: none, one, or as many as the tuple has.
        pins = 0
        if isinstance(sideset_init, int):
            pins = 1
        elif sideset_init is not None:
            pins = len(sideset_init)
        self.sideset_count = pins






    def start_pass(self, pass_):
        if pass_ == 1:
            if self.num_instr and not self.wrap_used:
                self.wrap()
            # Five bits are shared by side-set (with its enable bit, where some
            # instructions have none) and delay.
            if self.sideset_count:
                self.sideset_opt = self.num_sideset != self.num_instr
                self.sideset_count += self.sideset_opt
                self.prog[_EXECCTRL] |= self.sideset_opt << 30
            self.delay_max = 31 >> self.sideset_count
        self.num_instr = 0
        self.num_sideset = 0
        self.pass_ = pass_

    def __getitem__(self, delay):
        return self.delay(delay)

    def delay(self, delay):
        if self.pass_ == 1:
            if delay > self.delay_max:
                raise PIOASMError("delay too large")
            self.prog[_CODE][-1] |= delay << 8
        return self

    def side(self, value):
        self.num_sideset += 1
        if self.pass_ == 1:
            if not self.sideset_count:
                raise PIOASMError("no sideset")
            if value >> self.sideset_count:
                raise PIOASMError("sideset too large")
            low = 13 - self.sideset_count
            self.prog[_CODE][-1] |= value << low | self.sideset_opt << 12
        return self

    def wrap_target(self):
        self.prog[_EXECCTRL] |= self.num_instr << 7

    def wrap(self):
        assert self.num_instr
        self.wrap_used = True
        self.prog[_EXECCTRL] |= (self.num_instr - 1) << 12

    def label(self, name):
        if self.pass_ == 0:
            if name in self.labels:
                raise PIOASMError("duplicate label {}".format(name))
            self.labels[name] = self.num_instr

    def word(self, code, label=None):
        self.num_instr += 1
        if self.pass_ == 1:
            if label is not None:
                place = self.labels.get(label)
                if place is None:
                    raise PIOASMError("unknown label {}".format(label))
                code |= place
            self.prog[_CODE].append(code)
        return self


    def nop(self):
        return self.mov(2, 2)

    def jmp(self, cond, label=None):
        if label is None:
            return self.word(_JMP, cond)
        return self.word(_JMP | cond << 5, label)


    def wait(self, polarity, src, index):
        # gpio is 0; "pin" and "irq" have other numbers elsewhere.
        if src:
            src = 1 if src == 6 else 2
        return self.word(_WAIT | polarity << 7 | src << 5 | index)


    def in_(self, src, count):
        if not 0 < count <= 32:
            raise PIOASMError("invalid bit count {}".format(count))
        return self.word(_IN | src << 5 | count & 31)

    def out(self, dest, count):
        if not 0 < count <= 32:
            raise PIOASMError("invalid bit count {}".format(count))
        if dest == 8:
            dest = 7
        return self.word(_OUT | dest << 5 | count & 31)

    def push(self, value=0, value2=0):
        flags = value | value2
        # Waiting is the rule, unless "noblock" is said.
        return self.word(0x8000 | (flags if flags & 1 else flags | 0x20) & 0x60)


    def pull(self, value=0, value2=0):
        flags = value | value2
        # Bit 7 tells pull from push.
        return self.word(0x8080 | (flags if flags & 1 else flags | 0x20) & 0x60)


    def mov(self, dest, src):
        if dest == 8:
            dest = 4
        return self.word(0xA000 | dest << 5 | src)

    def irq(self, mod, index=None):
        if index is None:
            mod, index = 0, mod
        return self.word(0xC000 | mod & 0x60 | index)


    def set(self, dest, value):
        return self.word(0xE000 | dest << 5 | value)


_pio_funcs = {
    # Where bits come from and go to.
    "gpio": 0,
    "pins": 0,
    "x": 1,
    "y": 2,
    "null": 3,
    "pindirs": 4,
    "pc": 5,
    "status": 5,
    "isr": 6,
    "osr": 7,
    # 4 for mov and 7 for out: each puts its own number there.
    "exec": 8,
    #
    # What mov can do to a word on its way.
    #
    "invert": lambda src: src | 8,
    "reverse": lambda src: src | 16,
    # Conditions of jmp; "pin" is also a source of wait.
    "not_x": 1,
    "x_dec": 2,
    "not_y": 3,
    "y_dec": 4,
    "x_not_y": 5,
    "pin": 6,
    "not_osre": 7,
    # Manners of push and pull, and of irq.
    "noblock": 0x01,
    "block": 0x21,
    "iffull": 0x40,
    "ifempty": 0x40,
    "clear": 0x40,
    #
    # An interrupt number relative to the state machine's.
    #
    "rel": lambda value: value | 16,
    # The instructions; a program's own are put here while it is assembled.
    "wrap_target": None,
    "wrap": None,
    "label": None,
    "word": None,
    "nop": None,
    "jmp": None,
    "wait": None,
    "in_": None,
    "out": None,
    "push": None,
    "pull": None,
    "mov": None,
    "irq": None,
    "set": None,
}


def asm_pio(**options):
    emit = PIOASMEmit(**options)

    def dec(f):
        # The program is a function that is called twice, with the instructions
        # in the place of its globals: once to find the labels, once to write words.
        names = f.__globals__
        saved = names.copy()
        instructions = _pio_funcs
        for name in (
            "wrap_target",
            "wrap",
            "label",
            "word",
            "nop",
            "jmp",
            "wait",
            "in_",
            "out",
            "push",
            "pull",
            "mov",
            "irq",
            "set",
        ):
            instructions[name] = getattr(emit, name)
        names.clear()
        names.update(instructions)
        for turn in range(2):
            emit.start_pass(turn)
            f()
        names.clear()
        names.update(saved)
        return emit.prog

    return dec




# A single instruction from its text. `sideset_count` counts the enable bit too.
def asm_pio_encode(instr, sideset_count, sideset_opt=False):
    emit = PIOASMEmit()
    emit.sideset_count = sideset_count
    emit.sideset_opt = sideset_opt != 0
    emit.start_pass(0)
    emit.pass_ = 1
    emit.delay_max = 31 >> (sideset_count + emit.sideset_opt)
    names = _pio_funcs
    for name in ("word", "nop", "wait", "in_", "out", "push", "pull", "mov", "irq", "set"):
        names[name] = getattr(emit, name)
    exec(instr, names)
    code = emit.prog[_CODE]
    if len(code) != 1:
        raise PIOASMError("expecting exactly 1 instruction")
    return code[0]
