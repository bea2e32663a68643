/*
 * Stands between SQLite and the system (LD_PRELOAD) and can make the disk of one process bad: full, broken, slow, or
 * without power at a chosen moment. What was really synced is kept in a second copy of each file, so that a test can
 * take away everything that was not. Only the database, its log and copies of it are touched.
 * The wall clock can be set, too, for this process alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { DB = 1, WAL = 2, COPY = 4 };
enum { WRITE = 1, SYNC = 2, SYNCED = 4 };
enum { DIE = 1, NO_SPACE = 2, IO_ERROR = 3 };

/* Shared with the test: the order of these numbers is known to disk.ts. */
struct control {
  uint32_t what, files, ops, skip, times, slow_us;
  uint32_t wal_syncs, db_syncs, wal_writes, db_writes, failures;
  int32_t clock_off_s;
};

struct range { off_t from; size_t length; };
struct shadow { int fd; struct range *dirty; size_t count, room; };

static struct control *control;
static const char *shadow_folder;
static struct shadow shadows[2] = {{-1, NULL, 0, 0}, {-1, NULL, 0, 0}};
static unsigned char kind_of[65536];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("DISK_CONTROL");
  shadow_folder = getenv("DISK_SHADOW");
  int fd = file ? REAL(open64)(file, O_RDWR) : -1;
  if (fd < 0) return;
  void *at = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (at != MAP_FAILED) control = at;
  REAL(close)(fd);
}

static int ends(const char *text, const char *with) {
  size_t a = strlen(text), b = strlen(with);
  return a >= b && strcmp(text + a - b, with) == 0;
}

static int kind(const char *path) {
  if (ends(path, "/fallwerkstatt.db")) return DB;
  if (ends(path, "/fallwerkstatt.db-wal")) return WAL;
  if (ends(path, ".db.part")) return COPY;
  return 0;
}

static int kind_fd(int fd) { return fd >= 0 && fd < 65536 ? kind_of[fd] : 0; }

static void shadow_path(int kind, char *path, size_t size) {
  snprintf(path, size, "%s/fallwerkstatt.db%s", shadow_folder, kind == WAL ? "-wal" : "");
}

static void copy_range(int from, int to, off_t at, size_t length) {
  char piece[65536];
  while (length > 0) {
    ssize_t got = pread64(from, piece, length < sizeof piece ? length : sizeof piece, at);
    if (got <= 0) return;
    REAL(pwrite64)(to, piece, (size_t)got, at);
    at += got;
    length -= (size_t)got;
  }
}

static void note_dirty(int kind, off_t from, size_t length) {
  if (!shadow_folder || kind == COPY) return;
  struct shadow *shadow = &shadows[kind - 1];
  if (shadow->count == shadow->room) {
    shadow->room = shadow->room ? shadow->room * 2 : 1024;
    shadow->dirty = realloc(shadow->dirty, shadow->room * sizeof *shadow->dirty);
    if (!shadow->dirty) abort();
  }
  shadow->dirty[shadow->count++] = (struct range){from, length};
}

/*
 * The first process finds a file as it is on disk. A later one finds what an earlier one wrote, synced or not; the
 * next sync of the file brings all of it to disk.
 */
static void begin_shadow(int kind, int fd) {
  if (!shadow_folder || kind == COPY) return;
  struct shadow *shadow = &shadows[kind - 1];
  struct stat64 size;
  if (shadow->fd >= 0 || fstat64(fd, &size) != 0) return;
  char path[4096];
  shadow_path(kind, path, sizeof path);
  int known = access(path, F_OK) == 0;
  shadow->fd = REAL(open64)(path, O_RDWR | O_CREAT, 0600);
  if (known) note_dirty(kind, 0, (size_t)size.st_size);
  else copy_range(fd, shadow->fd, 0, (size_t)size.st_size);
}

static void make_durable(int kind, int fd) {
  if (!shadow_folder || kind == COPY) return;
  struct shadow *shadow = &shadows[kind - 1];
  for (size_t at = 0; at < shadow->count; at++)
    copy_range(fd, shadow->fd, shadow->dirty[at].from, shadow->dirty[at].length);
  shadow->count = 0;
  struct stat64 size;
  if (fstat64(fd, &size) == 0 && REAL(ftruncate64)(shadow->fd, size.st_size) != 0) abort();
}

/* A failed sync: the system forgets that these pages are dirty, and no later sync brings them to disk. */
static void forget_dirty(int kind) {
  if (kind != COPY) shadows[kind - 1].count = 0;
}

/* What this operation meets: 0, or the error it fails with. Does not return where the process is to die. */
static int fate(int kind, uint32_t op) {
  if (!control) return 0;
  if (op == SYNC && kind == WAL) control->wal_syncs++;
  if (op == SYNC && kind == DB) control->db_syncs++;
  if (op == WRITE && kind == WAL) control->wal_writes++;
  if (op == WRITE && kind == DB) control->db_writes++;
  if (op == SYNC && control->slow_us) usleep(control->slow_us);
  if (!control->what || !(control->files & (uint32_t)kind) || !(control->ops & op)) return 0;
  if (control->skip > 0) return control->skip--, 0;
  control->failures++;
  uint32_t what = control->what;
  if (control->times > 0 && --control->times == 0) control->what = 0;
  if (what == DIE) kill(getpid(), SIGKILL);
  return what == NO_SPACE ? ENOSPC : EIO;
}

static int opened(int fd, const char *path) {
  if (fd < 0 || fd >= 65536) return fd;
  pthread_mutex_lock(&lock);
  kind_of[fd] = (unsigned char)kind(path);
  if (kind_of[fd]) begin_shadow(kind_of[fd], fd);
  pthread_mutex_unlock(&lock);
  return fd;
}

int open64(const char *path, int flags, ...) {
  mode_t mode = 0;
  if (flags & O_CREAT) {
    __builtin_va_list list;
    __builtin_va_start(list, flags);
    mode = __builtin_va_arg(list, mode_t);
    __builtin_va_end(list);
  }
  return opened(REAL(open64)(path, flags, mode), path);
}

int close(int fd) {
  if (fd >= 0 && fd < 65536) kind_of[fd] = 0;
  return REAL(close)(fd);
}

int unlink(const char *path) {
  int done = REAL(unlink)(path);
  if (done == 0 && kind(path) == WAL && shadow_folder) {
    pthread_mutex_lock(&lock);
    char shadow[4096];
    shadow_path(WAL, shadow, sizeof shadow);
    REAL(unlink)(shadow);
    if (shadows[WAL - 1].fd >= 0) REAL(close)(shadows[WAL - 1].fd);
    shadows[WAL - 1].fd = -1;
    shadows[WAL - 1].count = 0;
    pthread_mutex_unlock(&lock);
  }
  return done;
}

static ssize_t written(int fd, const void *data, size_t length, off_t at) {
  int kind = kind_fd(fd);
  if (!kind) return REAL(pwrite64)(fd, data, length, at);
  pthread_mutex_lock(&lock);
  int error = fate(kind, WRITE);
  ssize_t done = error ? -1 : REAL(pwrite64)(fd, data, length, at);
  if (done > 0) note_dirty(kind, at, (size_t)done);
  pthread_mutex_unlock(&lock);
  if (error) errno = error;
  return done;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off_t at) {
  return written(fd, data, length, at);
}

int ftruncate64(int fd, off_t length) {
  int kind = kind_fd(fd);
  int error = 0;
  pthread_mutex_lock(&lock);
  if (kind) error = fate(kind, WRITE);
  int done = error ? -1 : REAL(ftruncate64)(fd, length);
  pthread_mutex_unlock(&lock);
  if (error) errno = error;
  return done;
}

static int synced(int fd, int (*sync)(int)) {
  int kind = kind_fd(fd);
  if (!kind) return sync(fd);
  pthread_mutex_lock(&lock);
  int error = fate(kind, SYNC);
  if (error) forget_dirty(kind);
  else make_durable(kind, fd);
  if (!error) error = fate(kind, SYNCED);
  pthread_mutex_unlock(&lock);
  if (!error) return 0;
  errno = error;
  return -1;
}

int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

int clock_gettime(clockid_t which, struct timespec *now) {
  static int (*ask)(clockid_t, struct timespec *);
  if (!ask) ask = REAL(clock_gettime);
  int done = ask(which, now);
  if (control && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE))
    now->tv_sec += control->clock_off_s;
  return done;
}

int gettimeofday(struct timeval *now, void *zone) {
  static int (*ask)(struct timeval *, void *);
  if (!ask) ask = (int (*)(struct timeval *, void *))real("gettimeofday");
  int done = ask(now, zone);
  if (control) now->tv_sec += control->clock_off_s;
  return done;
}
