/* Preloaded into a server, it lets every fsync and fdatasync take SLOW_SYNC_US microseconds longer, as a tired disk
   does. Needs no rights: cc -shared -fPIC -O2 -o slowSync.so slowSync.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void be_slow(void) {
  const char *text = getenv("SLOW_SYNC_US");
  long microseconds = text ? atol(text) : 0;
  struct timespec time = {microseconds / 1000000, (microseconds % 1000000) * 1000};
  if (microseconds > 0) nanosleep(&time, 0);
}

int fsync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  int result = real(file);
  be_slow();
  return result;
}

int fdatasync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  int result = real(file);
  be_slow();
  return result;
}
