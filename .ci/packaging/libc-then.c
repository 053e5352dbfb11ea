// What today's startup code, runtimes and headers expect of libc, on a glibc that did not have it yet (old-libc).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <errno.h>
#include <link.h>
#include <spawn.h>
#include <sys/stat.h>

// Until 2.33 stat was a function of the program, which told libc the version of its struct.
#ifdef __x86_64__
enum { stat_version = 1 };
#else
enum { stat_version = 0 };
#endif
extern int __xstat(int version, const char *path, struct stat *found);
extern int __lxstat(int version, const char *path, struct stat *found);
extern int __fxstat(int version, int file, struct stat *found);
extern int __fxstatat(int version, int folder, const char *path, struct stat *found, int flags);

int stat(const char *path, struct stat *found) { return __xstat(stat_version, path, found); }
int lstat(const char *path, struct stat *found) { return __lxstat(stat_version, path, found); }
int fstat(int file, struct stat *found) { return __fxstat(stat_version, file, found); }
int fstatat(int folder, const char *path, struct stat *found, int flags) { return __fxstatat(stat_version, folder, path, found, flags); }

// 2.29. Foundation asks for it where a child is to start in another folder, which picoheap never wants.
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path) {
    (void)actions, (void)path;
    return ENOSYS;
}

// 2.32. Whether there is one thread alone, so that counters of references need no atomic instructions: never.
char __libc_single_threaded = 0;

// 2.35. The object that an instruction belongs to, for those who unwind the stack.
struct search {
    ElfW(Addr) pc;
    struct dl_find_object *found;
};

static int look(struct dl_phdr_info *object, size_t size, void *context) {
    (void)size;
    struct search *search = context;
    ElfW(Addr) frames = 0;
    int holds = 0;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        ElfW(Addr) start = object->dlpi_addr + part->p_vaddr;
        if (part->p_type == PT_GNU_EH_FRAME) frames = start;
        if (part->p_type == PT_LOAD && search->pc >= start && search->pc - start < part->p_memsz) {
            holds = 1;
            search->found->dlfo_map_start = (void *)start;
            search->found->dlfo_map_end = (void *)(start + part->p_memsz);
        }
    }
    search->found->dlfo_eh_frame = (void *)frames;
    return holds;
}

int _dl_find_object(void *pc, struct dl_find_object *found) {
    struct search search = {(ElfW(Addr))pc, found};
    return dl_iterate_phdr(look, &search) ? 0 : -1;
}

// Until 2.34 a program called its own constructors, by a function that its startup code handed over; today's hands over none.
typedef int entry(int, char **, char **);
extern void (*__init_array_start[])(int, char **, char **) __attribute__((visibility("hidden")));
extern void (*__init_array_end[])(int, char **, char **) __attribute__((visibility("hidden")));
extern void _init(void);
extern int __real___libc_start_main(entry *main, int argc, char **argv, entry *init, void (*fini)(void), void (*loader)(void), void *stack);

static int construct(int argc, char **argv, char **environment) {
    _init();
    for (long i = 0; i < __init_array_end - __init_array_start; i++) __init_array_start[i](argc, argv, environment);
    return 0;
}

int __wrap___libc_start_main(entry *main, int argc, char **argv, entry *init, void (*fini)(void), void (*loader)(void), void *stack) {
    (void)init;
    return __real___libc_start_main(main, argc, argv, construct, fini, loader, stack);
}
