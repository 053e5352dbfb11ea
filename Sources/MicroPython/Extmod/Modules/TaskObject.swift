// A task of asyncio. extmod/modasyncio.c, mp_obj_task_t.
//
//     +0 type   +4 child   +8 last child   +12 next   +16 coro   +20 data   +24 state   +28 time, ms        32 bytes
//
// `next` of the last child of a task is the task's own address with bit 0 set.

import BlockHeap

/// A task in RAM.
struct TaskObject: PythonObject {
    let ram: RAM
    let address: Address

    static var child: Field<Address> { .init(4, "first child", .value) }
    static var lastChild: Field<Address> { .init(8, "last child", .value) }
    static var next: Field<Address> { .init(12, "next in the queue", .value) }
    static var coroutine: Field<Obj> { .init(16, "coroutine", .value) }
    static var data: Field<Obj> { .init(20, "data", .value) }
    static var state: Field<Obj> { .init(24, "state", .value) }
    static var time: Field<Obj> { .init(28, "time", .value) }
    static let layout = Layout(.other, [type, child, lastChild, next, coroutine, data, state, time])
    static let byteCount = 32

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    /// No task.
    static func none(in ram: RAM) -> TaskObject { TaskObject(ram, Address(0)) }
    var isNone: Bool { address == 0 }

    var child: TaskObject { get { TaskObject(ram, self[Self.child]) } nonmutating set { self[Self.child] = newValue.address } }
    var lastChild: TaskObject { get { TaskObject(ram, self[Self.lastChild]) } nonmutating set { self[Self.lastChild] = newValue.address } }
    /// The next sibling; of the last, the parent's address with bit 0 set.
    var next: Address { get { self[Self.next] } nonmutating set { self[Self.next] = newValue } }
    var data: Obj { get { self[Self.data] } nonmutating set { self[Self.data] = newValue } }
    var state: Obj { get { self[Self.state] } nonmutating set { self[Self.state] = newValue } }
    var time: Obj { get { self[Self.time] } nonmutating set { self[Self.time] = newValue } }

    /// Ended, whether somebody has awaited it (False) or not (None).
    var isDone: Bool { state == .none || state == .false }

    static func now(_ vm: VM) -> Obj { Obj(smallInteger: Int(vm.readClock() / 1000) & ((1 << 30) - 1)) }

    /// A name of asyncio.core's globals.
    private static func context(_ vm: VM, _ name: String) throws(PythonError) -> Obj {
        try DictObject(vm.ram, vm.runtime.asyncContext).item(Obj(vm.qstrNamed(name)), vm)
    }

    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 1, 2)
        let task = TaskObject(vm.ram, try vm.allocate(byteCount))
        task.type = type.address
        task[coroutine] = args[0]
        task.data = .none
        task.state = .true
        task.time = Obj(smallInteger: 0)
        if let context = args.optional(1) { vm.runtime.asyncContext = context }
        return task.obj
    }

    static func done(_ vm: VM, _ task: Obj) throws(PythonError) -> Obj { Obj(TaskObject(vm.ram, task).isDone) }

    static func cancel(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        var task = TaskObject(vm.ram, object)
        if task.isDone { return .false }
        if try object == context(vm, "cur_task") { throw vm.error(.runtimeError, "can't cancel self") }
        // What it waits for is cancelled in its place.
        var links = ChainCount()
        while vm.isPointer(task.data, to: .asyncTask) {
            task = TaskObject(vm.ram, task.data)
            links.follow(vm.ram, to: task.address)
        }
        let queue = TaskQueue(vm.ram, try context(vm, "_task_queue"))
        let remove = try vm.loadMethodMaybe(task.data, Qstr(.remove))
        if !remove.method.isNull {
            _ = try vm.callMethod(remove, task.obj)
            queue.push(task, time: nil, vm)
        } else if difference(task.time, now(vm)) > 0 {
            queue.remove(task)
            queue.push(task, time: nil, vm)
        }
        task.data = try context(vm, "CancelledError")
        return .true
    }

    static func attribute(_ vm: VM, _ object: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        let task = TaskObject(vm.ram, object)
        let name = vm.qstrText(name)
        if request.isLoad {
            switch name {
            case "coro": request.value = task[coroutine]
            case "data": request.value = task.data
            case "state": request.value = task.state
            case "ph_key": request.value = task.time
            default:
                guard let method = vm.rom.named["task.\(name)"] else { return }
                request = AttributeRequest(value: method, receiver: object)
            }
        } else if !request.receiver.isNull, name == "data" || name == "state" {
            if name == "data" { task.data = request.receiver } else { task.state = request.receiver }
            request.value = .null
        }
    }

    /// `await task`, first step: the queue of those that wait is made.
    static func iterator(_ vm: VM, _ object: Obj, _: Address) throws(PythonError) -> Obj {
        let task = TaskObject(vm.ram, object)
        if task.isDone {
            task.state = .false
        } else if task.state == .true {
            task.state = try TaskQueue.make(vm)
        } else if !vm.isPointer(task.state, to: .asyncTaskQueue) {
            throw vm.error(.runtimeError, "can't wait")
        }
        return object
    }

    /// `await task`, every further step: raises how the task ended, or puts the current task into its queue.
    static func next(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let task = TaskObject(vm.ram, object)
        if task.isDone { throw PythonError(task.data) }
        let current = TaskObject(vm.ram, try context(vm, "cur_task"))
        TaskQueue(vm.ram, task.state).push(current, time: nil, vm)
        current.data = object
        return .none
    }
}
