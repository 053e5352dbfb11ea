import vfs

try:
    import rp2

    flash = rp2.Flash()
except (ImportError, OSError) as e:
    print(repr(e))
    raise SystemExit
vfs.umount("/")
vfs.VfsLfs2.mkfs(flash, progsize=256)
vfs.mount(vfs.VfsLfs2(flash, progsize=256), "/")
import os

print(os.listdir())
