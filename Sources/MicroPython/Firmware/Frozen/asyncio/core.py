# Tasks, the queue that they wait in, and the loop that runs them.
#
# A task's `data` is what it waits in (anything with `remove`), or how it ended. Its `state` is True while it runs, the queue of
# the tasks that wait for it, a function to call at its end, None when it has ended and nobody has asked, False when somebody has.

from time import ticks_ms as ticks, ticks_diff, ticks_add
import sys, select

from _asyncio import TaskQueue, Task


class CancelledError(BaseException):
    pass


class TimeoutError(Exception):
    pass


# Handed to the exception handler; one dict for all, so that reporting needs no memory.
_exc_context = {"message": "Task exception wasn't retrieved", "exception": None, "future": None}


# Yields once, after putting the current task back into the queue, then ends. It is reused, so that sleeping needs no memory.
class SingletonGenerator:
    def __init__(self):
        self.state = None
        self.exc = StopIteration()

    def __iter__(self):
        return self

    def __next__(self):
        if self.state is None:
            self.exc.__traceback__ = None
            raise self.exc
        _task_queue.push(cur_task, self.state)
        self.state = None
        return None


def sleep_ms(t, sgen=SingletonGenerator()):
    sgen.state = ticks_add(ticks(), max(0, t))
    return sgen


def sleep(t):
    return sleep_ms(int(t * 1000))


# Streams that tasks wait for: by id, the task that reads, the task that writes, and the stream.
class IOQueue:
    def __init__(self):
        self.poller = select.poll()
        self.map = {}

    def _enqueue(self, s, idx):
        if id(s) in self.map:
            both = self.map[id(s)]
            both[idx] = cur_task
            self.poller.modify(s, select.POLLIN | select.POLLOUT)
        else:
            first = [None, None, s]
            first[idx] = cur_task
            self.map[id(s)] = first
            self.poller.register(s, select.POLLOUT if idx else select.POLLIN)
        cur_task.data = self

    def _dequeue(self, s):
        del self.map[id(s)]
        self.poller.unregister(s)

    def queue_read(self, s):
        self._enqueue(s, 0)

    def queue_write(self, s):
        self._enqueue(s, 1)

    def remove(self, task):
        while True:
            gone = None
            for key in self.map:
                reader, writer, stream = self.map[key]
                if reader is task or writer is task:
                    gone = stream
                    break
            if gone is None:
                break
            self._dequeue(stream)

    def wait_io_event(self, dt):
        for stream, event in self.poller.ipoll(dt):
            waiting = self.map[id(stream)]
            if event & ~select.POLLOUT and waiting[0] is not None:
                _task_queue.push(waiting[0])
                waiting[0] = None
            if event & ~select.POLLIN and waiting[1] is not None:
                _task_queue.push(waiting[1])
                waiting[1] = None
            if waiting[0] is None and waiting[1] is None:
                self._dequeue(stream)
            elif waiting[0] is None:
                self.poller.modify(stream, select.POLLOUT)
            else:
                self.poller.modify(stream, select.POLLIN)


def _promote_to_task(aw):
    return aw if isinstance(aw, Task) else create_task(aw)


def create_task(coro):
    if not hasattr(coro, "send"):
        raise TypeError("coroutine expected")
    t = Task(coro, globals())
    _task_queue.push(t)
    return t


def run_until_complete(main_task=None):
    global cur_task
    # Tuples for `except` and isinstance, made once.
    ends = (CancelledError, Exception)
    quiet = (CancelledError, StopIteration)
    while True:
        # Wait for streams until the first task of the queue is due.
        dt = 1
        while dt > 0:
            dt = -1
            t = _task_queue.peek()
            if t:
                dt = max(0, ticks_diff(t.ph_key, ticks()))
            elif not _io_queue.map:
                cur_task = None
                return
            _io_queue.wait_io_event(dt)

        t = _task_queue.pop()
        cur_task = t
        try:
            # A task that is done and comes here had an exception that nobody awaited: throwing into it ends below.
            exc = t.data
            if exc:
                t.data = None
                t.coro.throw(exc)
            else:
                t.coro.send(None)
        except ends as er:
            if t is main_task:
                cur_task = None
                if isinstance(er, StopIteration):
                    return er.value
                raise er
            if t.state:
                # It has just ended: tell who waits for it.
                heard = False
                if t.state is True:
                    t.state = None
                elif callable(t.state):
                    t.state(t, er)
                    t.state = False
                    heard = True
                else:
                    while t.state.peek():
                        _task_queue.push(t.state.pop())
                        heard = True
                    t.state = False
                if not heard and not isinstance(er, quiet):
                    # Nobody yet: once more round the queue, in case somebody asks meanwhile.
                    _task_queue.push(t)
                t.data = er
            elif t.state is None:
                # Nobody asked.
                t.data = exc
                _exc_context["exception"] = exc
                _exc_context["future"] = t
                Loop.call_exception_handler(_exc_context)


def run(coro):
    return run_until_complete(create_task(coro))


async def _stopper():
    pass


cur_task = None
_stop_task = None


class Loop:
    _exc_handler = None

    def create_task(coro):
        return create_task(coro)

    def run_forever():
        global _stop_task
        _stop_task = Task(_stopper(), globals())
        run_until_complete(_stop_task)

    def run_until_complete(aw):
        return run_until_complete(_promote_to_task(aw))

    def stop():
        global _stop_task
        if _stop_task is not None:
            _task_queue.push(_stop_task)
            _stop_task = None

    def close():
        pass

    def set_exception_handler(handler):
        Loop._exc_handler = handler

    def get_exception_handler():
        return Loop._exc_handler

    def default_exception_handler(loop, context):
        print(context["message"], file=sys.stderr)
        print("future:", context["future"], "coro=", context["future"].coro, file=sys.stderr)
        sys.print_exception(context["exception"], sys.stderr)

    def call_exception_handler(context):
        (Loop._exc_handler or Loop.default_exception_handler)(Loop, context)


def get_event_loop(runq_len=0, waitq_len=0):
    return Loop


def current_task():
    if cur_task is None:
        raise RuntimeError("no running event loop")
    return cur_task


def new_event_loop():
    global _task_queue, _io_queue
    _task_queue = TaskQueue()
    _io_queue = IOQueue()
    return Loop


new_event_loop()
