// The module _asyncio: tasks and the queue that they wait in. extmod/modasyncio.c.
//
//     TaskQueue   +0 type   +4 first task, or 0

import BlockHeap

/// A queue of tasks in RAM.
struct TaskQueue: PythonObject {
    let ram: RAM
    let address: Address

    static var first: Field<Address> { .init(4, "first task", .value) }
    static let layout = Layout(.other, [type, first])
    static let byteCount = 8

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    /// The root of the pairing heap; at address 0 where nothing waits.
    var first: TaskObject { get { TaskObject(ram, self[Self.first]) } nonmutating set { self[Self.first] = newValue.address } }

    static func make(_ vm: VM) throws(PythonError) -> Obj {
        let queue = TaskQueue(vm.ram, try vm.allocate(byteCount))
        queue.type = TypeID.asyncTaskQueue.address
        return queue.obj
    }

    /// The new one first: equal times keep their order.
    func push(_ task: TaskObject, time: Obj?, _ vm: VM) {
        task.data = .none
        task.time = time ?? TaskObject.now(vm)
        task.child = .none(in: ram)
        task.next = 0
        first = task.merged(with: first)
    }

    func remove(_ task: TaskObject) { first = first.removing(task) }

    // MARK: methods

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 0)
        return try make(vm)
    }

    static func peek(_ vm: VM, _ queue: Obj) throws(PythonError) -> Obj {
        let first = TaskQueue(vm.ram, queue).first
        return first.isNone ? .none : first.obj
    }

    static func push(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        TaskQueue(vm.ram, args[0]).push(TaskObject(vm.ram, args[1]), time: args.optional(2), vm)
        return .none
    }

    static func pop(_ vm: VM, _ queue: Obj) throws(PythonError) -> Obj {
        let queue = TaskQueue(vm.ram, queue)
        let first = queue.first
        if first.isNone { throw vm.error(.indexError, "empty heap") }
        queue.first = first.withoutRoot()
        return first.obj
    }

    static func remove(_ vm: VM, _ queue: Obj, _ task: Obj) throws(PythonError) -> Obj {
        TaskQueue(vm.ram, queue).remove(TaskObject(vm.ram, task))
        return .none
    }
}

extension ROMBuilder {
    func installAsyncio() {
        type(.asyncTaskQueue, "TaskQueue", TaskQueue.layout, locals: [
            ("peek", function1(TaskQueue.peek)),
            ("push", function(2, 3, TaskQueue.push)),
            ("pop", function1(TaskQueue.pop)),
            ("remove", function2(TaskQueue.remove)),
        ]) {
            $0.makeNew = TaskQueue.make
        }
        name("task.done", function1(TaskObject.done))
        name("task.cancel", function1(TaskObject.cancel))
        type(.asyncTask, "Task", TaskObject.layout) {
            $0.makeNew = TaskObject.make
            $0.attr = TaskObject.attribute
            $0.flags = .iteratorIsCustom
            $0.getiter = TaskObject.iterator
            $0.iternext = TaskObject.next
        }
        module("_asyncio", [("TaskQueue", TypeID.asyncTaskQueue.obj), ("Task", TypeID.asyncTask.obj)])
    }
}
