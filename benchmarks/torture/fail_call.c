/* Loaded before the C library (LD_PRELOAD): the call number FAIL_AT of those that it knows fails with FAIL_WITH.
 *
 * Calls are counted from fail_from_here() on. A close that fails has closed, as Linux does it. FAIL_WITH 0 makes reads
 * and writes short instead: one byte.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <dirent.h>

static long counted = -1, fail_at = -1;
static int fail_with = 0;

void fail_from_here(long at, int with) { fail_at = at; fail_with = with; counted = 0; }
long calls_counted(void) { long were = counted; counted = -1; return were; }

static int fails(void) {
    if (counted < 0) return 0;
    return counted++ == fail_at;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)
#define REFUSE do { if (fails() && fail_with) { errno = fail_with; return -1; } } while (0)
#define MODE(flags) mode_t mode = 0; \
    { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) { MODE(flags) REAL(int, open, const char *, int, ...); REFUSE; return real(path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) REAL(int, open64, const char *, int, ...); REFUSE; return real(path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) REAL(int, openat, int, const char *, int, ...); REFUSE; return real(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) REAL(int, openat64, int, const char *, int, ...); REFUSE; return real(at, path, flags, mode); }
ssize_t read(int file, void *to, size_t size) { REAL(ssize_t, read, int, void *, size_t); if (fails()) { if (fail_with) { errno = fail_with; return -1; } size = size ? 1 : 0; } return real(file, to, size); }
ssize_t write(int file, const void *from, size_t size) { REAL(ssize_t, write, int, const void *, size_t); if (fails()) { if (fail_with) { errno = fail_with; return -1; } size = size ? 1 : 0; } return real(file, from, size); }
int close(int file) { REAL(int, close, int); int failed = fails() && fail_with; int result = real(file); if (failed) { errno = fail_with; return -1; } return result; }
int fsync(int file) { REAL(int, fsync, int); REFUSE; return real(file); }
int flock(int file, int what) { REAL(int, flock, int, int); REFUSE; return real(file, what); }
int fchmod(int file, mode_t mode) { REAL(int, fchmod, int, mode_t); REFUSE; return real(file, mode); }
int fchown(int file, uid_t owner, gid_t group) { REAL(int, fchown, int, uid_t, gid_t); REFUSE; return real(file, owner, group); }
int rename(const char *from, const char *to) { REAL(int, rename, const char *, const char *); REFUSE; return real(from, to); }
int renameat(int a, const char *from, int b, const char *to) { REAL(int, renameat, int, const char *, int, const char *); REFUSE; return real(a, from, b, to); }
int link(const char *from, const char *to) { REAL(int, link, const char *, const char *); REFUSE; return real(from, to); }
int linkat(int a, const char *from, int b, const char *to, int flags) { REAL(int, linkat, int, const char *, int, const char *, int); REFUSE; return real(a, from, b, to, flags); }
int unlink(const char *path) { REAL(int, unlink, const char *); REFUSE; return real(path); }
int unlinkat(int at, const char *path, int flags) { REAL(int, unlinkat, int, const char *, int); REFUSE; return real(at, path, flags); }
int stat(const char *path, struct stat *to) { REAL(int, stat, const char *, struct stat *); REFUSE; return real(path, to); }
int stat64(const char *path, struct stat64 *to) { REAL(int, stat64, const char *, struct stat64 *); REFUSE; return real(path, to); }
int lstat(const char *path, struct stat *to) { REAL(int, lstat, const char *, struct stat *); REFUSE; return real(path, to); }
int lstat64(const char *path, struct stat64 *to) { REAL(int, lstat64, const char *, struct stat64 *); REFUSE; return real(path, to); }
int fstat(int file, struct stat *to) { REAL(int, fstat, int, struct stat *); REFUSE; return real(file, to); }
int fstat64(int file, struct stat64 *to) { REAL(int, fstat64, int, struct stat64 *); REFUSE; return real(file, to); }
int fstatat(int at, const char *path, struct stat *to, int flags) { REAL(int, fstatat, int, const char *, struct stat *, int); REFUSE; return real(at, path, to, flags); }
int fstatat64(int at, const char *path, struct stat64 *to, int flags) { REAL(int, fstatat64, int, const char *, struct stat64 *, int); REFUSE; return real(at, path, to, flags); }
int access(const char *path, int mode) { REAL(int, access, const char *, int); REFUSE; return real(path, mode); }
off_t lseek(int file, off_t at, int whence) { REAL(off_t, lseek, int, off_t, int); REFUSE; return real(file, at, whence); }
off64_t lseek64(int file, off64_t at, int whence) { REAL(off64_t, lseek64, int, off64_t, int); REFUSE; return real(file, at, whence); }
ssize_t readlink(const char *path, char *to, size_t size) { REAL(ssize_t, readlink, const char *, char *, size_t); REFUSE; return real(path, to, size); }
DIR *opendir(const char *path) { REAL(DIR *, opendir, const char *); if (fails() && fail_with) { errno = fail_with; return NULL; } return real(path); }
char *getcwd(char *to, size_t size) { REAL(char *, getcwd, char *, size_t); if (fails() && fail_with) { errno = fail_with; return NULL; } return real(to, size); }
