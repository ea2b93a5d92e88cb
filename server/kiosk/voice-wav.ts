/** Speech in the one format that espeak-ng speaks: WAV, PCM, 16 bits, mono, 22 050 Hz. Recordings in it can be joined. */

export const sampleRate = 22_050;
const headerLength = 44;
/** Quieter than this is silence, of 32767. */
const silence = 250;
const margin = sampleRate / 40;

/** The samples of a WAV file without the silence around them, null if it has another format. */
export function samplesOf(wav: Buffer): Int16Array | null {
  if (wav.length < headerLength || wav.toString('latin1', 0, 4) !== 'RIFF' || wav.toString('latin1', 8, 12) !== 'WAVE')
    return null;
  let fits = false;
  for (let at = 12; at + 8 <= wav.length; ) {
    const id = wav.toString('latin1', at, at + 4);
    const length = wav.readUInt32LE(at + 4);
    const body = wav.subarray(at + 8, at + 8 + length); // espeak-ng writes 2 GB for its length when it pipes
    if (id === 'fmt ' && body.length >= 16)
      fits =
        body.readUInt16LE(0) === 1 &&
        body.readUInt16LE(2) === 1 &&
        body.readUInt32LE(4) === sampleRate &&
        body.readUInt16LE(14) === 16;
    if (id === 'data') return fits ? trim(littleEndian(body)) : null;
    at += 8 + length + (length % 2);
  }
  return null;
}

export function wavOf(...pieces: readonly Int16Array[]): Buffer {
  const length = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
  const wav = Buffer.alloc(headerLength + length);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(headerLength - 8 + length, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20); // PCM
  wav.writeUInt16LE(1, 22); // mono
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(length, 40);
  let at = headerLength;
  for (const piece of pieces) for (const sample of piece) at = wav.writeInt16LE(sample, at);
  return wav;
}

function littleEndian(bytes: Buffer): Int16Array {
  return Int16Array.from({ length: Math.floor(bytes.length / 2) }, (_, at) => bytes.readInt16LE(at * 2));
}

function trim(samples: Int16Array): Int16Array {
  const loud = (sample: number) => Math.abs(sample) > silence;
  const first = samples.findIndex(loud);
  if (first < 0) return samples.subarray(0, 0);
  return samples.subarray(Math.max(0, first - margin), samples.findLastIndex(loud) + margin);
}
