// Where a run is opened, and what of the heap it uses from there on.

import BlockHeap

extension History {
    /// Where the script's own work begins. A script that begins by collecting, with nothing made yet but its functions, sweeps what the
    /// boot and the compiler have left: it is opened behind that. A prompt is opened where it first waits.
    func findOpening() -> Int {
        if let prompt = prompts.first { return prompt }
        let start = scriptStart
        guard let first = collections.first(where: { $0.start >= start }), first.cause == .explicit,
            Int(recording.turns.first ?? .max) > first.end
        else { return start }
        return (start..<first.start).allSatisfy(makesNoObject) ? first.end + 1 : start
    }

    /// Whether event `index` makes nothing but a function, or is about the table of names: a larger one is made, and the old one freed.
    private func makesNoObject(_ index: Int) -> Bool {
        let event = recording.events[index]
        guard event.kind == .allocated else { return event.kind == .phase || event.kind == .freed }
        let isTable = event.content == .table || event.content == .other && recording.events[index + 1].kind == .freed
        return event.content == .function || isTable
    }

    /// What is in use at any position from the opening to the end.
    func useFromOpening() -> BlockUse {
        var use = BlockUse(moment(at: opening).map)
        var index = opening
        while index < count {
            for event in recording.events.run(from: index, to: count) {
                if let other = event.otherIndex {
                    let event = recording.events.storage.others[other]
                    switch event.kind {
                    case .allocated: use.note(Int(event.block), Int(event.count))
                    case .reallocated:
                        let place = event.outcome == .moved ? event.target : event.block
                        use.note(Int(place), Int(event.targetCount))
                    default: break
                    }
                } else if event.isAllocated {
                    use.note(event.block, event.count)
                }
                index += 1
            }
        }
        return use
    }

    /// The last position, up to `position`, whose event a line of the script's own file made, and that is not one of many sweeps: what is
    /// told while a run plays. `nil` where none is near.
    public func tellingPosition(before position: Int) -> Int? {
        // A module written in Python can go on for long.
        var here = min(position, count)
        let last = max(opening, here - 20_000)
        while here > last {
            let event = recording.events[here - 1]
            if event.kind == .phase || event.kind != .swept && scriptLine(of: event) != nil { return here }
            here -= 1
        }
        return nil
    }
}
