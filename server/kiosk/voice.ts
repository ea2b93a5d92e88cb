/**
 * Spoken answers. `DIR/voice/<answer>.wav` (or .mp3, .ogg) is a recording that the branch made and wins; the rest speaks
 * espeak-ng, if it is there. An answer never waits for its voice: `phrase` gives the path at once, `file` waits.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type AnswerKind, callName, phrases } from './voice-phrases.ts';
import { samplesOf, wavOf } from './voice-wav.ts';

export interface Voice {
  /** Path under which the spoken answer can be fetched; null: nothing is said. The name is spoken with good news only. */
  phrase(kind: AnswerKind, name?: string): string | null;
  /** The file behind the last part of such a path, once it is made; null if it is none of ours or came too late. */
  file(name: string): Promise<string | null>;
}

export interface VoiceOptions {
  /** The room's data folder. */
  readonly dir: string;
  readonly enabled: boolean;
  /** Where to look for espeak-ng; default: `PATH`. */
  readonly path?: string;
  /** A voice that comes later than this after the tap disturbs. */
  readonly patienceMs?: number;
}

const run = promisify(execFile);
const voicePath = '/voice/';
const mostWaiting = 8;
const mostKept = 500;

interface Utterance {
  readonly name: string;
  readonly made: Promise<string | null>;
}

const mute: Voice = { phrase: () => null, file: async () => null };

/** What was spoken names people: it does not outlive the run. A full or broken disk costs the voice and nothing else. */
function emptied(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}

export function createVoice({ dir, enabled, path = process.env.PATH ?? '', patienceMs = 2000 }: VoiceOptions): Voice {
  if (!enabled) return mute;
  const recordings = join(dir, 'voice');
  const espeak = path
    .split(delimiter)
    .map((folder) => join(folder, 'espeak-ng'))
    .find((file) => existsSync(file));
  const spoken = join(recordings, 'spoken');
  if (!emptied(spoken)) return mute;

  const byText = new Map<string, Utterance>();
  const byName = new Map<string, Promise<string | null>>();
  let waiting = 0;
  let queue: Promise<unknown> = Promise.resolve();

  /** One at a time, whoever waits too long is passed over: fifty taps in a row start a handful of processes. */
  function inTurn(make: () => Promise<string | null>): Promise<string | null> {
    const deadline = performance.now() + patienceMs;
    waiting++;
    const made = queue
      .then(() => (performance.now() > deadline ? null : make()))
      .catch(() => null) // no voice is no reason to trouble anybody: the screen and the tone have answered
      .finally(() => waiting--);
    queue = made;
    return made;
  }

  async function speak(file: string, kind: AnswerKind, name: string | null, recording: string | null): Promise<string> {
    const say = async (text: string) => {
      const { stdout } = await run(espeak ?? '', ['-v', 'cmn-latn-pinyin', '-s', '180', '--stdout', text], {
        encoding: 'buffer',
        timeout: patienceMs,
        killSignal: 'SIGKILL',
        maxBuffer: 1 << 20,
      });
      return samplesOf(stdout) ?? new Int16Array();
    };
    const { spell } = await import('./voice-spelling.ts'); // its dictionaries are not loaded where nobody speaks
    const called = name === null ? '' : spell(name, true);
    if (recording === null) {
      const rest = spell(phrases[kind].text, false);
      await writeFile(file, wavOf(await say(called === '' ? rest : `${called}, ${rest}`)), { mode: 0o600 });
      return file;
    }
    const samples = recording.endsWith('.wav') ? samplesOf(await readFile(recording)) : null;
    if (samples === null || called === '') return recording;
    await writeFile(file, wavOf(await say(called), samples), { mode: 0o600 });
    return file;
  }

  function keep(text: string, utterance: Utterance): void {
    byText.set(text, utterance);
    byName.set(utterance.name, utterance.made);
    void utterance.made.then((file) => {
      if (file === null) forget(text, utterance.name);
    });
    const [oldest] = byText;
    if (byText.size > mostKept && oldest) {
      forget(oldest[0], oldest[1].name);
      void rm(join(spoken, oldest[1].name), { force: true });
    }
  }

  function forget(text: string, name: string): void {
    byText.delete(text);
    byName.delete(name);
  }

  return {
    phrase(kind, name) {
      const recording =
        ['wav', 'mp3', 'ogg'].map((type) => join(recordings, `${kind}.${type}`)).find((file) => existsSync(file)) ??
        null;
      const called = espeak && name && phrases[kind].named ? callName(name) : null;
      if (recording === null && !espeak) return null;
      const text = `${recording ?? phrases[kind].text} ${called ?? ''}`;
      const known = byText.get(text);
      if (known) return voicePath + known.name;
      if (waiting >= mostWaiting) return null;
      const type = recording?.slice(-3) ?? 'wav';
      const fileName = `${randomUUID()}.${type}`;
      keep(text, {
        name: fileName,
        made: inTurn(() => speak(join(spoken, fileName), kind, called, recording)),
      });
      return voicePath + fileName;
    },
    file: async (name) => (await byName.get(name)) ?? null,
  };
}
