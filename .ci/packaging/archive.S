// The archive of what the program carries inside, as data (Sources/CPackaged/shim.h).
    .section .rodata.picoheap_archive, "a"
    .globl picoheap_archive, picoheap_archive_end
    .balign 16
picoheap_archive:
    .incbin "archive.tar"
picoheap_archive_end:
    .section .note.GNU-stack, "", %progbits
