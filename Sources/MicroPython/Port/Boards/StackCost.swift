// What each kind of call takes of the C stack, as a firmware's compiler laid its frames out. py/cstack.c tells how much is in use.
//
// Measured by `micropython.stack_use()` one level deeper in each kind of call, on the firmware of each board: the tests keep the
// recordings (Recordings/stack). What no recording tells is marked as an estimate.

/// Bytes of C stack that native code takes. Arguments that are laid on the stack come on top where a call has them.
public struct StackCost: Sendable, Equatable {
    /// What runs before the first Python function of `main.py`.
    var boot: UInt32
    /// How much more there is when a line is typed at the prompt (measured on the Pico 2 W).
    var prompt: UInt32 = 56
    /// The interpreter's frame for one Python function, without its code state.
    var function: UInt32
    /// What must be left when a Python function is called.
    var check: UInt32 = 48
    /// A method that is called through an instance.
    var method: UInt32
    /// A method object that was taken before (an estimate).
    var boundMethod: UInt32
    /// A closure, beside its five words.
    var closure: UInt32
    /// `Class(...)` into `__init__`.
    var instantiate: UInt32
    /// `__call__` of an instance.
    var callInstance: UInt32
    /// An operator, `__getattr__` and other special methods of an instance.
    var specialMethod: UInt32
    /// A call with starred arguments.
    var starArguments: UInt32
    /// Resuming a generator, whose code state lies on the heap, by `for` and by `yield from`.
    var generator: UInt32
    var yieldFrom: UInt32
    /// A native function that goes through an iterator (an estimate), and one step of it.
    var native: UInt32
    var next: UInt32
    /// A step of `map`.
    var map: UInt32
    /// `sort` and `sorted`.
    var sort: UInt32
    /// One level of printing a container, and of comparing containers (estimates).
    var print: UInt32 = 112
    var compare: UInt32 = 96
    /// What `mem_info` takes more than `stack_use` where it looks.
    var memoryInfo: UInt32

    /// The Cortex-M0+ of the RP2040, by gcc 12.2.
    static func rp2040(boot: UInt32) -> StackCost {
        StackCost(
            boot: boot, function: 200, method: 16, boundMethod: 64, closure: 76, instantiate: 128, callInstance: 144, specialMethod: 136,
            starArguments: 88, generator: 192, yieldFrom: 192, native: 112, next: 48, map: 128, sort: 160, memoryInfo: 56)
    }

    /// The Cortex-M33 of the RP2350, by gcc 12.2.
    static func rp2350(boot: UInt32) -> StackCost {
        StackCost(
            boot: boot, function: 184, method: 0, boundMethod: 48, closure: 44, instantiate: 72, callInstance: 104, specialMethod: 104,
            starArguments: 88, generator: 176, yieldFrom: 160, native: 96, next: 16, map: 0, sort: 120, memoryInfo: 0)
    }
}
