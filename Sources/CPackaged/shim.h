// The archive that .ci/package links into the program (.ci/packaging/archive.S). The symbols are weak: in a program that was
// built without it both are null.
#ifndef CPACKAGED_SHIM_H
#define CPACKAGED_SHIM_H

#ifdef __ELF__
extern const unsigned char picoheap_archive[] __attribute__((weak));
extern const unsigned char picoheap_archive_end[] __attribute__((weak));

static inline const unsigned char *packaged_start(void) { return picoheap_archive; }
static inline long packaged_count(void) { return picoheap_archive ? picoheap_archive_end - picoheap_archive : 0; }
#else
// Other linkers want every symbol, and nothing is packaged for them.
static inline const unsigned char *packaged_start(void) { return 0; }
static inline long packaged_count(void) { return 0; }
#endif

#endif
