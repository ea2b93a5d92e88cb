/*
 * A full or read-only disk, put before libc with LD_PRELOAD, where the system lets nobody mount a real one.
 *
 *   DISK_FOLDER          absolute path of what is on the disk
 *   DISK_FULL_FILE       as long as this file exists, files of the disk grow only by what others were cut (ENOSPC)
 *   DISK_READ_ONLY_FILE  as long as this file exists, nothing on the disk is opened for writing, made or removed (EROFS)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(call) ((__typeof__(&call))dlsym(RTLD_NEXT, #call))

static int there(const char *path) { return REAL(access)(path, F_OK) == 0; }

static int spoilt(const char *flag, const char *path) {
  const char *file = getenv(flag);
  const char *folder = getenv("DISK_FOLDER");
  size_t length = folder ? strlen(folder) : 0;
  return length > 0 && strncmp(path, folder, length) == 0 && path[length] == '/' && file && there(file);
}

static off_t in_blocks(off_t size) { return (size + 4095) / 4096 * 4096; }

/* The blocks that the file takes; -1 when it is not on a full disk. */
static off_t taken(int fd) {
  char link[32], path[PATH_MAX];
  struct stat file;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return -1;
  path[length] = 0;
  return spoilt("DISK_FULL_FILE", path) && fstat(fd, &file) == 0 ? in_blocks(file.st_size) : -1;
}

static off_t freed;

static int has_no_room(int fd, off_t end) {
  off_t has = taken(fd), wanted = in_blocks(end) - has;
  if (has < 0 || wanted <= 0) return 0;
  if (wanted > freed) return 1;
  freed -= wanted;
  return 0;
}

static off_t place(int fd) { return lseek(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR); }

static int refuse(int why) {
  errno = why;
  return -1;
}

ssize_t write(int fd, const void *bytes, size_t count) {
  return has_no_room(fd, place(fd) + (off_t)count) ? refuse(ENOSPC) : REAL(write)(fd, bytes, count);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  return has_no_room(fd, at + (off_t)count) ? refuse(ENOSPC) : REAL(pwrite)(fd, bytes, count, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) { return pwrite(fd, bytes, count, at); }
int ftruncate64(int fd, off64_t size) {
  off_t left = taken(fd) - in_blocks(size);
  if (left > 0) freed += left;
  return REAL(ftruncate64)(fd, size);
}

static int is_read_only(const char *path) { return spoilt("DISK_READ_ONLY_FILE", path); }

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  int changes = (flags & O_ACCMODE) != O_RDONLY ? there(path) || flags & O_CREAT : flags & O_CREAT && !there(path);
  return changes && is_read_only(path) ? refuse(EROFS) : REAL(open)(path, flags, mode);
}
int open64(const char *, int, ...) __attribute__((alias("open")));

int access(const char *path, int mode) {
  return mode & W_OK && there(path) && is_read_only(path) ? refuse(EROFS) : REAL(access)(path, mode);
}
int unlink(const char *path) { return there(path) && is_read_only(path) ? refuse(EROFS) : REAL(unlink)(path); }
int mkdir(const char *path, mode_t mode) {
  return !there(path) && is_read_only(path) ? refuse(EROFS) : REAL(mkdir)(path, mode);
}
int rename(const char *from, const char *to) {
  return there(from) && is_read_only(to) ? refuse(EROFS) : REAL(rename)(from, to);
}
