/*
 * A slow or failing disk, put before libc with LD_PRELOAD.
 *
 *   FSYNC_DELAY_MS    every fsync takes at least this long (an SD card: about 20)
 *   FSYNC_STALL_FILE  if this file exists, the next fsync removes it and takes FSYNC_STALL_MS (an SD card collecting garbage)
 *   FSYNC_HOLD_FILE   as long as this file exists, every fsync waits
 *   FSYNC_FAIL_FILE   as long as this file exists, every fsync fails with EIO (a dying card)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void pause_for(long ms) {
  struct timespec left = {ms / 1000, ms % 1000 * 1000000L};
  while (nanosleep(&left, &left) == -1 && errno == EINTR) {
  }
}

static void rest(const char *name) {
  const char *value = getenv(name);
  pause_for(value ? atol(value) : 0);
}

static int disk(const char *call, int fd) {
  const char *fail = getenv("FSYNC_FAIL_FILE");
  const char *hold = getenv("FSYNC_HOLD_FILE");
  const char *stall = getenv("FSYNC_STALL_FILE");
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, call);
  if (fail && access(fail, F_OK) == 0) {
    errno = EIO;
    return -1;
  }
  while (hold && access(hold, F_OK) == 0) pause_for(5);
  if (stall && unlink(stall) == 0) rest("FSYNC_STALL_MS");
  rest("FSYNC_DELAY_MS");
  return real(fd);
}

int fsync(int fd) { return disk("fsync", fd); }
int fdatasync(int fd) { return disk("fdatasync", fd); }
