# The old name of asyncio.


def __getattr__(attr):
    import asyncio

    return getattr(asyncio, attr)
