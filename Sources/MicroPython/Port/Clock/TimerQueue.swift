// The timers that run, in the order in which they are due.

import BlockHeap

/// A running `machine.Timer`, or another object that calls back later.
struct TimerState {
    /// Microseconds of the virtual clock.
    var due: UInt64
    let period: UInt64
    let isPeriodic: Bool
    /// Where in the object the callback's word lies.
    var callbackPlace: UInt32 = 24
    /// It has no callback: nothing ever happens.
    var isSilent = false
}

/// Timers by the address of their object. Invariant: `order` has those that are not silent, the first due last, equal ones by address.
struct TimerQueue {
    private struct Entry {
        let due: UInt64
        let address: Address
    }

    private var states: [Address: TimerState] = [:]
    private var order: [Entry] = []

    var isEmpty: Bool { states.isEmpty }

    subscript(address: Address) -> TimerState? {
        get { states[address] }
        set {
            if let old = states[address], !old.isSilent { order.remove(at: place(of: Entry(due: old.due, address: address))) }
            states[address] = newValue
            guard let newValue, !newValue.isSilent else { return }
            let entry = Entry(due: newValue.due, address: address)
            order.insert(entry, at: place(of: entry))
        }
    }

    /// The one that is due first.
    var first: (address: Address, due: UInt64)? { order.last.map { ($0.address, $0.due) } }

    /// Where the entry stands, or belongs.
    private func place(of entry: Entry) -> Int {
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if (order[middle].due, order[middle].address) > (entry.due, entry.address) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
