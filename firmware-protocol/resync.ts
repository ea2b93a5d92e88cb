/**
 * Cutting frames out of a byte stream that also carries other things. Where no frame begins, one byte is passed over and
 * the search goes on behind it: a damaged length never takes a good frame with it.
 */

/** What begins at one offset of a stream. `length` is in bytes, at least 1. */
export type Here<Frame> = 'nothing' | 'incomplete' | { readonly frame: Frame; readonly length: number };

/** Must answer `nothing` or a frame for every offset once a bounded number of bytes stand behind it. */
export type FrameAt<Frame> = (bytes: Uint8Array, at: number) => Here<Frame>;

export type Piece<Frame> =
  | { readonly kind: 'frame'; readonly frame: Frame }
  /** A run of bytes in which no frame begins. */
  | { readonly kind: 'other'; readonly bytes: Uint8Array };

/** A chunk of the stream, or the news that nothing has come for so long that nothing more belongs to what has. */
export type Heard = Uint8Array | 'quiet';

export interface Cut<Frame> {
  readonly pieces: readonly Piece<Frame>[];
  /** The start of a frame whose end has not come yet: hand it in again as `held`. Always empty after `quiet`. */
  readonly held: Uint8Array;
}

export const nothingHeld: Uint8Array = new Uint8Array(0);

/** Cuts `held` and what was heard into frames and the rest, in the order of the stream. */
export function cut<Frame>(frameAt: FrameAt<Frame>, held: Uint8Array, heard: Heard): Cut<Frame> {
  const bytes = heard === 'quiet' ? held : joined(held, heard);
  const pieces: Piece<Frame>[] = [];
  let at = 0;
  let from = 0;
  const passOver = () => {
    if (at > from) pieces.push({ kind: 'other', bytes: bytes.subarray(from, at) });
  };
  while (at < bytes.length) {
    const here = frameAt(bytes, at);
    if (here === 'incomplete' && heard !== 'quiet') break;
    if (typeof here === 'string') {
      at++;
      continue;
    }
    passOver();
    pieces.push({ kind: 'frame', frame: here.frame });
    at += here.length;
    from = at;
  }
  passOver();
  return { pieces, held: bytes.slice(at) };
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  if (head.length === 0) return tail;
  const both = new Uint8Array(head.length + tail.length);
  both.set(head);
  both.set(tail, head.length);
  return both;
}
