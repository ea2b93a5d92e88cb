/*
 * A reader driver for pcscd (IFD handler 3.0) whose readers live in a test. For the reader at /dev/bus/usb/BBB/DDD it dials the
 * unix socket $IFDFAKE_DIR/DDD and asks: one request, one answer, each a 16-bit big-endian length and so many bytes.
 *
 *   P                    is a card there?    -> 1 byte, 0 or 1
 *   U                    power up            -> ATR; nothing from a mute card
 *   A apdu               to the card         -> response; nothing if the card left meanwhile
 *   E code(4, BE) bytes  escape (SCardControl) -> response; nothing if the reader refuses escapes
 *
 * A test that does not answer for 2 s, or hangs up, is a reader that fails.
 */
#include <PCSC/ifdhandler.h>
#include <PCSC/reader.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#define MOST_READERS 16
#define LONGEST 4096

/* pcscd calls for one reader from one thread at a time (see TAG_IFD_SLOT_THREAD_SAFE), so a reader needs no lock. */
static struct reader { int fd; DWORD lun; UCHAR atr[MAX_ATR_SIZE]; DWORD atr_length; } readers[MOST_READERS];
static int count;

static struct reader *find(DWORD lun) {
  for (int i = count - 1; i >= 0; i--) if (readers[i].fd >= 0 && readers[i].lun == lun) return &readers[i];
  return NULL;
}

static int receive(int fd, uint8_t *to, size_t length) {
  while (length > 0) {
    ssize_t got = recv(fd, to, length, 0);
    if (got <= 0) return 0;
    to += got;
    length -= got;
  }
  return 1;
}

/* Length of the answer, or -1 when there is none or it does not fit. */
static long ask(struct reader *reader, char what, const uint8_t *data, size_t length, uint8_t *answer, size_t room) {
  uint8_t request[LONGEST + 3], head[2];
  if (!reader || length > LONGEST) return -1;
  request[0] = (length + 1) >> 8;
  request[1] = length + 1;
  request[2] = what;
  if (length) memcpy(request + 3, data, length);
  if (send(reader->fd, request, length + 3, MSG_NOSIGNAL) < 0 || !receive(reader->fd, head, 2)) return -1;
  size_t size = head[0] << 8 | head[1];
  return size <= room && receive(reader->fd, answer, size) ? (long)size : -1;
}

RESPONSECODE IFDHCreateChannelByName(DWORD lun, LPSTR name) {
  const char *directory = getenv("IFDFAKE_DIR"), *device = strrchr(name, '/');
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  struct timeval patience = {.tv_sec = 2};
  if (!directory || !device || count == MOST_READERS) return IFD_COMMUNICATION_ERROR;
  snprintf(address.sun_path, sizeof address.sun_path, "%s%s", directory, device);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  if (connect(fd, (struct sockaddr *)&address, sizeof address) < 0) {
    close(fd);
    return IFD_NO_SUCH_DEVICE;
  }
  int slot = 0;
  while (slot < count && readers[slot].fd >= 0) slot++;
  if (slot == count) count++;
  readers[slot] = (struct reader){.fd = fd, .lun = lun};
  return IFD_SUCCESS;
}

RESPONSECODE IFDHCreateChannel(DWORD lun, DWORD channel) {
  (void)lun, (void)channel;
  return IFD_NOT_SUPPORTED;
}

RESPONSECODE IFDHCloseChannel(DWORD lun) {
  struct reader *reader = find(lun);
  if (!reader) return IFD_COMMUNICATION_ERROR;
  close(reader->fd);
  reader->fd = -1;
  return IFD_SUCCESS;
}

RESPONSECODE IFDHGetCapabilities(DWORD lun, DWORD tag, PDWORD length, PUCHAR value) {
  struct reader *reader = find(lun);
  if (!reader) return IFD_COMMUNICATION_ERROR;
  if (tag == TAG_IFD_ATR || tag == SCARD_ATTR_ATR_STRING) {
    if (*length < reader->atr_length) return IFD_ERROR_INSUFFICIENT_BUFFER;
    memcpy(value, reader->atr, *length = reader->atr_length);
    return IFD_SUCCESS;
  }
  *length = 1;
  switch (tag) {
    case TAG_IFD_SIMULTANEOUS_ACCESS: *value = MOST_READERS; return IFD_SUCCESS;
    case TAG_IFD_SLOTS_NUMBER: *value = 1; return IFD_SUCCESS;
    case TAG_IFD_THREAD_SAFE: *value = 1; return IFD_SUCCESS;
    case TAG_IFD_SLOT_THREAD_SAFE: *value = 0; return IFD_SUCCESS;
    default: *length = 0; return IFD_ERROR_TAG;
  }
}

RESPONSECODE IFDHSetCapabilities(DWORD lun, DWORD tag, DWORD length, PUCHAR value) {
  (void)lun, (void)tag, (void)length, (void)value;
  return IFD_NOT_SUPPORTED;
}

RESPONSECODE IFDHSetProtocolParameters(DWORD lun, DWORD protocol, UCHAR flags, UCHAR p1, UCHAR p2, UCHAR p3) {
  (void)lun, (void)protocol, (void)flags, (void)p1, (void)p2, (void)p3;
  return IFD_SUCCESS;
}

RESPONSECODE IFDHPowerICC(DWORD lun, DWORD action, PUCHAR atr, PDWORD atr_length) {
  struct reader *reader = find(lun);
  if (!reader) return IFD_COMMUNICATION_ERROR;
  reader->atr_length = *atr_length = 0;
  if (action == IFD_POWER_DOWN) return IFD_SUCCESS;
  long length = ask(reader, 'U', NULL, 0, reader->atr, sizeof reader->atr);
  if (length < 0) return IFD_COMMUNICATION_ERROR;
  if (length == 0) return IFD_ERROR_POWER_ACTION;
  memcpy(atr, reader->atr, reader->atr_length = *atr_length = length);
  return IFD_SUCCESS;
}

RESPONSECODE IFDHTransmitToICC(DWORD lun, SCARD_IO_HEADER sent, PUCHAR command, DWORD length, PUCHAR answer,
                               PDWORD answer_length, PSCARD_IO_HEADER received) {
  long got = ask(find(lun), 'A', command, length, answer, *answer_length);
  *answer_length = got > 0 ? got : 0;
  if (got <= 0) return IFD_COMMUNICATION_ERROR;
  if (received) received->Protocol = sent.Protocol;
  return IFD_SUCCESS;
}

RESPONSECODE IFDHControl(DWORD lun, DWORD code, PUCHAR command, DWORD length, PUCHAR answer, DWORD room, LPDWORD got) {
  uint8_t request[LONGEST] = {code >> 24, code >> 16, code >> 8, code};
  *got = 0;
  if (length > LONGEST - 4) return IFD_COMMUNICATION_ERROR;
  if (length) memcpy(request + 4, command, length);
  long size = ask(find(lun), 'E', request, length + 4, answer, room);
  if (size < 0) return IFD_COMMUNICATION_ERROR;
  if (size == 0) return IFD_NOT_SUPPORTED;
  *got = size;
  return IFD_SUCCESS;
}

RESPONSECODE IFDHICCPresence(DWORD lun) {
  uint8_t there;
  if (ask(find(lun), 'P', NULL, 0, &there, 1) != 1) return IFD_COMMUNICATION_ERROR;
  return there ? IFD_ICC_PRESENT : IFD_ICC_NOT_PRESENT;
}
