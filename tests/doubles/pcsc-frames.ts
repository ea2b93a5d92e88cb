/** Messages of a 16-bit big-endian length and so many bytes, which both virtual readers speak. */
import type { Socket } from 'node:net';

/** Answers each message with what `answer` returns, and nothing when that is undefined. */
export function answerFrames(socket: Socket, answer: (message: Uint8Array) => Uint8Array | undefined): void {
  let pending = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
      const end = 2 + pending.readUInt16BE(0);
      const reply = answer(pending.subarray(2, end));
      pending = pending.subarray(end);
      if (reply && socket.writable) socket.write(Uint8Array.of(reply.length >> 8, reply.length, ...reply));
    }
  });
}
