# Waiting for a task with a limit, and for several tasks together.

from . import core


# Runs `aw`, and wakes the one that waits with a CancelledError that says how it ended.
async def _run(waiter, aw):
    try:
        result = await aw
        status = True
    except BaseException as er:
        result = None
        status = er
    if waiter.data is None:
        if waiter.cancel():
            waiter.data = core.CancelledError(status, result)


async def wait_for(aw, timeout, sleep=core.sleep):
    aw = core._promote_to_task(aw)
    if timeout is None:
        return await aw
    runner = core.create_task(_run(core.cur_task, aw))
    try:
        await sleep(timeout)
    except core.CancelledError as er:
        status = er.value
        if status is None:
            # Somebody else cancelled this wait.
            runner.cancel()
            raise er
        elif status is True:
            return er.args[1]
        else:
            raise status
    # The time is over.
    runner.cancel()
    await runner
    raise core.TimeoutError


def wait_for_ms(aw, timeout):
    return wait_for(aw, timeout, core.sleep_ms)


# What the gathering task waits in: there is nothing to take it out of.
class _Remove:
    @staticmethod
    def remove(t):
        pass


def gather(*aws, return_exceptions=False):
    # `state` counts the tasks that are awaited; an exception in its place ends the gathering.
    def done(t, er):
        nonlocal state
        if waiter.data is not _Remove:
            return  # it has been woken already
        elif not return_exceptions and not isinstance(er, StopIteration):
            state = er
        else:
            state -= 1
            if state:
                return
        core._task_queue.push(waiter)

    ts = [core._promote_to_task(aw) for aw in aws]
    state = 0
    for i in range(len(ts)):
        if ts[i].state is True:
            ts[i].state = done
            state += 1
        elif not ts[i].state:
            if not isinstance(ts[i].data, StopIteration):
                if not return_exceptions:
                    state = -len(ts)
        else:
            raise RuntimeError("can't gather")

    waiter = core.cur_task
    cancelled = False

    if state > 0:
        waiter.data = _Remove
        try:
            yield
        except core.CancelledError as er:
            cancelled = True
            state = er

    for i in range(len(ts)):
        if ts[i].state is done:
            # It still runs.
            ts[i].state = True
            if cancelled:
                ts[i].cancel()
        elif isinstance(ts[i].data, StopIteration):
            ts[i] = ts[i].data.value
        else:
            if return_exceptions:
                ts[i] = ts[i].data
            elif isinstance(state, int):
                state = ts[i].data

    if state:
        raise state
    return ts
