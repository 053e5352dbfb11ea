// The module _asyncio: tasks and the queue that they wait in, a pairing heap ordered by time. extmod/modasyncio.c, py/pairheap.c.
//
//     TaskQueue   +0 type   +4 first task, or 0
//     Task        +0 type   +4 child   +8 last child   +12 next   +16 coro   +20 data   +24 state   +28 time, ms        32 bytes
//
// `next` of the last child of a task is the task's own address with bit 0 set.

import BlockHeap

extension ROMBuilder {
    func installAsyncio() {
        type(.asyncTaskQueue, "TaskQueue", locals: [
            ("peek", function1 { vm, queue throws(PythonError) in
                let first = vm.word(queue.address + 4)
                return first == 0 ? .none : Obj(first)
            }),
            ("push", function(2, 3) { vm, args throws(PythonError) in
                vm.pushTask(args[0].address, args[1].address, time: args.optional(2))
                return .none
            }),
            ("pop", function1 { vm, queue throws(PythonError) in
                let first = vm.word(queue.address + 4)
                if first == 0 { throw vm.error(.indexError, "empty heap") }
                vm.setWord(queue.address + 4, TaskHeap(vm: vm).removingRoot(first))
                return Obj(first)
            }),
            ("remove", function2 { vm, queue, task throws(PythonError) in
                vm.removeTask(queue.address, task.address)
                return .none
            }),
        ]) {
            $0.makeNew = { vm, _, args throws(PythonError) in
                try vm.checkArguments(args, 0, 0)
                return try vm.taskQueue()
            }
        }
        name("task.done", function1 { vm, task throws(PythonError) in Obj(vm.isDone(task)) })
        name("task.cancel", function1 { vm, task throws(PythonError) in try vm.cancelTask(task) })
        type(.asyncTask, "Task") {
            $0.makeNew = { vm, type, args throws(PythonError) in
                try vm.checkArguments(args, 1, 2)
                let task = try vm.allocate(32)
                vm.setObj(task, type)
                vm.setObj(task + 16, args[0])
                vm.setObj(task + 20, .none)
                vm.setObj(task + 24, .true)
                vm.setObj(task + 28, Obj(smallInteger: 0))
                if let context = args.optional(1) { vm.asyncContext = context }
                return Obj(task)
            }
            $0.attr = { vm, task, name, request throws(PythonError) in vm.taskAttribute(task, name, &request) }
            $0.flags = .iteratorIsCustom
            $0.getiter = { vm, task, _ throws(PythonError) in try vm.awaitTask(task) }
            $0.iternext = { vm, task throws(PythonError) in try vm.continueAwaiting(task) }
        }
        module("_asyncio", [("TaskQueue", TypeID.asyncTaskQueue.obj), ("Task", TypeID.asyncTask.obj)])
    }
}

extension VM {
    fileprivate func taskQueue() throws(PythonError) -> Obj {
        let queue = try allocate(8)
        setWord(queue, TypeID.asyncTaskQueue.address)
        return Obj(queue)
    }

    private var ticksNow: Obj { Obj(smallInteger: Int(readClock() / 1000) & ((1 << 30) - 1)) }

    fileprivate func pushTask(_ queue: Address, _ task: Address, time: Obj?) {
        setObj(task + 20, .none)
        setObj(task + 28, time ?? ticksNow)
        setWord(task + 4, 0)
        setWord(task + 12, 0)
        setWord(queue + 4, TaskHeap(vm: self).merged(task, word(queue + 4)))  // the new one first: equal times keep their order
    }

    fileprivate func removeTask(_ queue: Address, _ task: Address) {
        setWord(queue + 4, TaskHeap(vm: self).removing(task, from: word(queue + 4)))
    }

    /// Ended, whether somebody has awaited it (False) or not (None).
    fileprivate func isDone(_ task: Obj) -> Bool {
        let state = obj(task.address + 24)
        return state == .none || state == .false
    }

    /// A name of asyncio.core's globals.
    private func context(_ name: String) throws(PythonError) -> Obj { try dictItem(asyncContext, Obj(qstrNamed(name))) }

    fileprivate func cancelTask(_ object: Obj) throws(PythonError) -> Obj {
        var task = object
        if isDone(task) { return .false }
        if try task == context("cur_task") { throw error(.runtimeError, "can't cancel self") }
        // What it waits for is cancelled in its place.
        var links = ChainCount()
        while isPointer(obj(task.address + 20), to: .asyncTask) {
            task = obj(task.address + 20)
            links.follow(ram, to: task.address)
        }
        let queue = try context("_task_queue").address
        let remove = try loadMethodMaybe(obj(task.address + 20), Qstr(.remove))
        if !remove.method.isNull {
            _ = try callMethod(remove, task)
            pushTask(queue, task.address, time: nil)
        } else if TaskHeap.difference(obj(task.address + 28), ticksNow) > 0 {
            removeTask(queue, task.address)
            pushTask(queue, task.address, time: nil)
        }
        setObj(task.address + 20, try context("CancelledError"))
        return .true
    }

    fileprivate func taskAttribute(_ task: Obj, _ name: Qstr, _ request: inout AttributeRequest) {
        let fields: [String: UInt32] = ["coro": 16, "data": 20, "state": 24, "ph_key": 28]
        let name = qstrText(name)
        if request.isLoad {
            if let offset = fields[name] {
                request.value = obj(task.address + offset)
            } else if let method = rom.named["task.\(name)"] {
                request.value = method
                request.receiver = task
            }
        } else if !request.receiver.isNull, name == "data" || name == "state", let offset = fields[name] {
            setObj(task.address + offset, request.receiver)
            request.value = .null
        }
    }

    /// `await task`, first step: the queue of those that wait is made.
    fileprivate func awaitTask(_ task: Obj) throws(PythonError) -> Obj {
        let state = obj(task.address + 24)
        if isDone(task) {
            setObj(task.address + 24, .false)
        } else if state == .true {
            setObj(task.address + 24, try taskQueue())
        } else if !isPointer(state, to: .asyncTaskQueue) {
            throw error(.runtimeError, "can't wait")
        }
        return task
    }

    /// `await task`, every further step: raises how the task ended, or puts the current task into its queue.
    fileprivate func continueAwaiting(_ task: Obj) throws(PythonError) -> Obj {
        if isDone(task) { throw PythonError(obj(task.address + 20)) }
        let current = try context("cur_task")
        pushTask(word(task.address + 24), current.address, time: nil)
        setObj(current.address + 20, task)
        return .none
    }
}

/// The pairing heap of tasks. Equal times keep the order in which they came.
private struct TaskHeap {
    let vm: VM

    /// `a - b` of two tick counts, which wrap around.
    static func difference(_ a: Obj, _ b: Obj) -> Int {
        ((a.smallInteger - b.smallInteger + (1 << 29)) & ((1 << 30) - 1)) - (1 << 29)
    }

    private func child(_ task: Address) -> Address { vm.word(task + 4) }
    private func lastChild(_ task: Address) -> Address { vm.word(task + 8) }
    private func next(_ task: Address) -> Address { vm.word(task + 12) }
    private func setChild(_ task: Address, _ value: Address) { vm.setWord(task + 4, value) }
    private func setLastChild(_ task: Address, _ value: Address) { vm.setWord(task + 8, value) }
    private func setNext(_ task: Address, _ value: Address) { vm.setWord(task + 12, value) }
    private func isParentLink(_ next: Address) -> Bool { next & 1 != 0 }

    /// The first of two heaps, with the other one under it; either may be 0.
    func merged(_ a: Address, _ b: Address) -> Address {
        if a == 0 { return b }
        if b == 0 { return a }
        if Self.difference(vm.obj(a + 28), vm.obj(b + 28)) < 0 {
            if child(a) == 0 { setChild(a, b) } else { setNext(lastChild(a), b) }
            setLastChild(a, b)
            setNext(b, a | 1)
            return a
        }
        setNext(a, child(b))
        setChild(b, a)
        if next(a) == 0 {
            setLastChild(b, a)
            setNext(a, b | 1)
        }
        return b
    }

    /// Merges the children from `first` on, two and two, then all of them.
    private func paired(_ first: Address) -> Address {
        var (heap, at): (Address, Address) = (0, first)
        if at == 0 { return 0 }
        var links = ChainCount()
        while !isParentLink(at) {
            links.follow(vm.ram, to: at)
            var one = at
            at = next(one)
            setNext(one, 0)
            if !isParentLink(at) {
                let two = at
                at = next(two)
                setNext(two, 0)
                one = merged(one, two)
            }
            heap = merged(heap, one)
        }
        setNext(heap, 0)
        return heap
    }

    func removingRoot(_ root: Address) -> Address {
        let first = child(root)
        setChild(root, 0)
        return paired(first)
    }

    func removing(_ task: Address, from heap: Address) -> Address {
        if task == heap { return removingRoot(heap) }
        var at = task
        var links = ChainCount()
        while !isParentLink(next(at)) {
            links.follow(vm.ram, to: at)
            if next(at) == 0 { return heap }  // it is not in this heap
            at = next(at)
        }
        let parent = next(at) & ~1
        let behind = next(task)
        let isFirst = task == child(parent)
        var before = child(parent)
        while !isFirst && next(before) != task {
            links.follow(vm.ram, to: before)
            before = next(before)
        }
        let first = child(task)
        setChild(task, 0)
        setNext(task, 0)
        var replacement = paired(first)
        if isFirst {
            if replacement == 0 {
                setChild(parent, isParentLink(behind) ? 0 : behind)
                return heap
            }
            setChild(parent, replacement)
        } else if replacement == 0 {
            replacement = before
        } else {
            setNext(before, replacement)
        }
        setNext(replacement, behind)
        if isParentLink(behind) { setLastChild(parent, replacement) }
        return heap
    }
}
