/** What is heard: a chime by Web Audio at once, then the spoken answer. Rules: libraries' “the screen, measurably”, 8. */
import type { Tone } from '../texts/answers.ts';

interface Note {
  /** Hz */
  readonly pitch: number;
  /** Seconds after the start. */
  readonly at: number;
  readonly length: number;
  readonly wave: OscillatorType;
}

/** Success rises (0.5 s), a repeat is two equal tones, an error is low (0.7 s). */
export const chimes: Record<Tone, readonly Note[]> = {
  success: [
    { pitch: 659, at: 0, length: 0.14, wave: 'sine' },
    { pitch: 784, at: 0.13, length: 0.14, wave: 'sine' },
    { pitch: 1047, at: 0.26, length: 0.24, wave: 'sine' },
  ],
  offline: [
    { pitch: 659, at: 0, length: 0.16, wave: 'sine' },
    { pitch: 988, at: 0.16, length: 0.24, wave: 'sine' },
  ],
  notice: [
    { pitch: 587, at: 0, length: 0.16, wave: 'triangle' },
    { pitch: 587, at: 0.24, length: 0.16, wave: 'triangle' },
  ],
  failure: [{ pitch: 196, at: 0, length: 0.7, wave: 'triangle' }],
};

const readBeep: Note = { pitch: 1568, at: 0, length: 0.1, wave: 'sine' };

export interface Sounds {
  /** Browsers stay silent until a person has touched the page; call it at the first touch or key. */
  unlock(): void;
  /** Something was read (100 ms); the answer follows. */
  read(volume: number): void;
  /** Replaces what is still sounding. `volume` 0…1; `voice`: path of a spoken answer. */
  play(tone: Tone, volume: number, voice: string | null): void;
}

export function createSounds(): Sounds {
  let context: AudioContext | null = null;
  let playing: { readonly gain: GainNode; readonly stopVoice: () => void } | null = null;

  const silence = (): void => {
    playing?.gain.disconnect();
    playing?.stopVoice();
    playing = null;
  };
  return {
    unlock: () => {
      context ??= new AudioContext();
      if (context.state === 'suspended') void context.resume();
    },
    read: (volume) => {
      if (volume <= 0) return;
      context ??= new AudioContext();
      const gain = new GainNode(context, { gain: volume });
      gain.connect(context.destination);
      sound(context, gain, readBeep);
    },
    play: (tone, volume, voice) => {
      silence();
      if (volume <= 0) return;
      context ??= new AudioContext();
      const gain = new GainNode(context, { gain: volume });
      gain.connect(context.destination);
      for (const note of chimes[tone]) sound(context, gain, note);
      playing = { gain, stopVoice: voice === null ? () => undefined : speak(voice, volume, lengthOf(tone)) };
    },
  };
}

/** Seconds. */
export function lengthOf(tone: Tone): number {
  return Math.max(...chimes[tone].map(({ at, length }) => at + length));
}

function sound(context: AudioContext, to: AudioNode, { pitch, at, length, wave }: Note): void {
  const start = context.currentTime + at;
  const envelope = new GainNode(context, { gain: 0 });
  envelope.gain.setValueAtTime(0, start);
  envelope.gain.linearRampToValueAtTime(0.8, start + 0.012);
  envelope.gain.exponentialRampToValueAtTime(0.001, start + length);
  const tone = new OscillatorNode(context, { frequency: pitch, type: wave });
  tone.connect(envelope).connect(to);
  tone.start(start);
  tone.stop(start + length);
}

/** Returns how to stop. A voice that cannot be played is no error: the words stand on the screen. */
function speak(path: string, volume: number, after: number): () => void {
  const voice = new Audio();
  voice.volume = volume;
  // Not fetched before its turn: of many taps at once only the last one is spoken, and only that voice is asked for.
  const timer = setTimeout(() => {
    voice.src = path;
    voice.play().catch(() => voice.remove());
  }, after * 1000);
  return () => {
    clearTimeout(timer);
    // Without a source a voice that is still on its way can no longer begin.
    voice.removeAttribute('src');
    voice.load();
  };
}
