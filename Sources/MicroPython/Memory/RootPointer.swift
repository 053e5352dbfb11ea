// The words outside the heap that a collection starts from. py/mpstate.h, mp_state_thread_t and mp_state_vm_t.

import BlockHeap

/// A root pointer: a word of static RAM that keeps what it points to alive. `dict` roots are whole static dictionaries
/// (type, flags, alloc, table) of which the table word matters.
public enum RootPointer: UInt32, CaseIterable, Sendable {
    case dictLocals, dictGlobals, pendingException, stopIterationArgument
    case lastQstrPool, emergencyBuffer
    /// The exceptions that need no room: KeyboardInterrupt, and what is raised when there is none left; objects of four words.
    case keyboardException, keyboardExceptionTracebackCounts, keyboardExceptionTraceback, keyboardExceptionArguments
    case emergencyException, emergencyExceptionTracebackCounts, emergencyExceptionTraceback, emergencyExceptionArguments
    /// `sys.modules`: a static dict of four words.
    case loadedModules
    case loadedModulesFlags, loadedModulesAlloc, loadedModulesTable
    /// `__main__`'s globals: a static dict of four words.
    case mainDict
    case mainDictFlags, mainDictAlloc, mainDictTable
    case builtinsOverride, sysPath, sysPs1, sysPs2
    /// `sys.argv`: a static list of four words.
    case sysArgv
    case sysArgvAlloc, sysArgvLength, sysArgvItems
    case vfsCurrent, vfsMountTable, networkList
    /// The lines that the prompt remembers, the last one first.
    case replHistory0, replHistory1, replHistory2, replHistory3, replHistory4, replHistory5, replHistory6, replHistory7
    case dupterm, pinInterrupts, i2s0, i2s1
    case uart0Receive, uart0Transmit, uart0Interrupt, uart1Receive, uart1Transmit, uart1Interrupt
    case schedulerQueue0, schedulerQueue1, schedulerQueue2, schedulerQueue3, schedulerQueue4, schedulerQueue5
    case schedulerQueue6, schedulerQueue7, schedulerQueue8, schedulerQueue9, schedulerQueue10, schedulerQueue11
    case schedulerQueue12, schedulerQueue13, schedulerQueue14, schedulerQueue15
    case qstrLastChunk, qstrLastAlloc, qstrLastUsed  // from here on not scanned

    /// The address of the word.
    @inlinable public var address: Address { MemoryMap.rootsStart &+ rawValue &* 4 }
    /// Words that a collection scans.
    public static let scannedCount = Int(RootPointer.qstrLastChunk.rawValue)
}
