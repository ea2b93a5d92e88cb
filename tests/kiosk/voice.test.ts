import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVoice, type Voice } from '../../server/kiosk/voice.ts';
import { type AnswerKind, callName, phrases } from '../../server/kiosk/voice-phrases.ts';
import { spell } from '../../server/kiosk/voice-spelling.ts';
import { sampleRate, samplesOf, wavOf } from '../../server/kiosk/voice-wav.ts';
import { describeWith } from '../extras.ts';

let dir: string;
let bin: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voice-'));
  bin = join(dir, 'bin');
  await mkdir(bin);
  await writeFile(join(dir, 'half-a-second.wav'), tone(0.5));
});
afterEach(() => rm(dir, { recursive: true }));

/** A program in espeak-ng's place that writes down what it was asked and says a tone of half a second. */
async function fakeEspeak(script = 'cat half-a-second.wav'): Promise<void> {
  const file = join(bin, 'espeak-ng');
  await writeFile(file, `#!/bin/sh\ncd '${dir}'\nfor last; do :; done\necho "$last" >> asked\n${script}\n`);
  await chmod(file, 0o755);
}
const asked = async () => (await readFile(join(dir, 'asked'), 'utf8').catch(() => '')).split('\n').slice(0, -1);
const spoken = (voice: Voice, kind: AnswerKind, name?: string) =>
  voice.file(voice.phrase(kind, name)?.replace('/voice/', '') ?? '');

describe('spoken answers', () => {
  it('call people by name in the reading of their surname, in a file whose name says nothing', async () => {
    await fakeEspeak();
    const voice = createVoice({ dir, enabled: true, path: bin });
    const path = voice.phrase('signed-in', '单玥');
    expect(path).toMatch(/^\/voice\/[0-9a-f-]{36}\.wav$/);
    const file = await voice.file(path?.slice('/voice/'.length) ?? '');
    expect(samplesOf(await readFile(file ?? ''))?.length).toBeGreaterThan(0);
    expect(await asked()).toEqual(['shan4 yue4, qian1 dao4 cheng2 gong1']);
  });

  it('are made once', async () => {
    await fakeEspeak();
    const voice = createVoice({ dir, enabled: true, path: bin });
    const paths = [1, 2, 3].map(() => voice.phrase('signed-in', '张三'));
    expect(new Set(paths).size).toBe(1);
    await spoken(voice, 'signed-in', '张三');
    expect(await asked()).toHaveLength(1);
  });

  it('speak no name when something failed, and never of dues that are not paid', async () => {
    await fakeEspeak();
    const voice = createVoice({ dir, enabled: true, path: bin });
    const failing = (Object.keys(phrases) as AnswerKind[]).filter(
      (kind) => !/^(signed|already|dues|ballot)/.test(kind),
    );
    for (const kind of failing) await spoken(voice, kind, '张建国');
    expect((await asked()).filter((text) => text.includes('zhang1 jian4'))).toEqual([]);
    for (const { text } of Object.values(phrases)) expect(text).not.toMatch(/未交|没交|欠|未缴|没有交/);
  });

  it('start few processes for fifty taps in a row, one at a time', async () => {
    await fakeEspeak(
      'if mkdir running; then sleep 0.05; rmdir running; cat half-a-second.wav; else echo two >> overlap; fi',
    );
    const voice = createVoice({ dir, enabled: true, path: bin });
    const names = Array.from(
      { length: 50 },
      (_, at) => `王${'甲乙丙丁戊己庚辛壬癸'[at % 10]}${'一二三四五'[at % 5]}${at < 25 ? '' : '大'}`,
    );
    const files = await Promise.all(names.map((name) => spoken(voice, 'signed-in', name)));
    expect(files.filter(Boolean).length).toBeGreaterThan(0);
    expect((await asked()).length).toBeLessThanOrEqual(8);
    expect(await readdir(dir)).not.toContain('overlap');
    expect(await spoken(voice, 'signed-in', '李四')).not.toBeNull();
  });

  it('are dropped when espeak-ng hangs or fails, and tried again with the next tap', async () => {
    await fakeEspeak('exec sleep 60');
    const voice = createVoice({ dir, enabled: true, path: bin, patienceMs: 200 });
    expect(await spoken(voice, 'signed-in', '张三')).toBeNull();
    await fakeEspeak('exit 1');
    expect(await spoken(voice, 'signed-in', '张三')).toBeNull();
    await fakeEspeak();
    expect(await spoken(voice, 'signed-in', '张三')).not.toBeNull();
  });

  it('are missing without espeak-ng, or when they are switched off', async () => {
    expect(createVoice({ dir, enabled: true, path: bin }).phrase('signed-in', '张三')).toBeNull();
    await fakeEspeak();
    expect(createVoice({ dir, enabled: false, path: bin }).phrase('signed-in', '张三')).toBeNull();
  });

  it('are missing where nothing can be written', async () => {
    await fakeEspeak();
    const voice = createVoice({ dir: join(dir, 'half-a-second.wav'), enabled: true, path: bin });
    expect(voice.phrase('signed-in', '张三')).toBeNull();
  });

  it('of the last run are gone, and only what was spoken can be fetched', async () => {
    await fakeEspeak();
    await spoken(createVoice({ dir, enabled: true, path: bin }), 'signed-in', '张三');
    expect(await readdir(join(dir, 'voice/spoken'))).toHaveLength(1);
    const voice = createVoice({ dir, enabled: true, path: bin });
    expect(await readdir(join(dir, 'voice/spoken'))).toEqual([]);
    expect(await voice.file('../half-a-second.wav')).toBeNull();
  });
});

describe('recordings', () => {
  beforeEach(() => mkdir(join(dir, 'voice')));

  it('in the format of espeak-ng follow the name, without espeak-ng they stand alone', async () => {
    await writeFile(join(dir, 'voice/signed-in.wav'), tone(1));
    const alone = await spoken(createVoice({ dir, enabled: true, path: bin }), 'signed-in', '张三');
    expect(alone).toBe(join(dir, 'voice/signed-in.wav'));
    await fakeEspeak();
    const joined = await spoken(createVoice({ dir, enabled: true, path: bin }), 'signed-in', '张三');
    expect(await asked()).toEqual(['zhang1 san1']);
    expect(seconds(await readFile(joined ?? ''))).toBeCloseTo(1.5, 1);
  });

  it('in other formats are played as they are', async () => {
    await fakeEspeak();
    await writeFile(join(dir, 'voice/signed-in.mp3'), 'ID3');
    const voice = createVoice({ dir, enabled: true, path: bin });
    expect(voice.phrase('signed-in', '张三')).toMatch(/\.mp3$/);
    expect(await spoken(voice, 'signed-in', '张三')).toBe(join(dir, 'voice/signed-in.mp3'));
    expect(await asked()).toEqual([]);
  });
});

describe('what is said', () => {
  it.each([
    ['曾庆祥', 'zeng1 qing4 xiang2'],
    ['吕布', 'lv3 bu4'],
    ['仇英', 'qiu2 ying1'],
  ])('%s is spelt %s', (name, spelt) => {
    expect(spell(name, true)).toBe(spelt);
  });

  it('is pinyin with tones 1 to 5 for every phrase', () => {
    for (const { text } of Object.values(phrases)) expect(spell(text, false)).toMatch(/^[a-z]+[1-5](,? [a-z]+[1-5])*$/);
  });

  it('of long names is what they are called by', () => {
    expect(callName('买买提·艾力')).toBe('买买提');
    expect(callName('欧阳修')).toBe('欧阳修');
    expect(callName('阿不都热合曼·买买提')).toBeNull();
  });
});

describeWith(['espeak'], 'the real espeak-ng', () => {
  it('takes at most 3 s for any answer', async () => {
    const voice = createVoice({ dir, enabled: true });
    for (const kind of Object.keys(phrases) as AnswerKind[]) {
      const wav = await readFile((await spoken(voice, kind, '欧阳建庄')) ?? '');
      expect(seconds(wav), kind).toBeGreaterThan(0.5);
      expect(seconds(wav), kind).toBeLessThan(3);
    }
  });
});

describe('WAV', () => {
  it('of other formats, cut short or no WAV at all is not taken for speech', () => {
    const good = tone(0.1);
    expect(samplesOf(good)).not.toBeNull();
    const stereo = Buffer.from(good);
    stereo.writeUInt16LE(2, 22);
    expect(samplesOf(stereo)).toBeNull();
    for (let length = 0; length < 44; length++) expect(samplesOf(good.subarray(0, length))).toBeNull();
    expect(samplesOf(Buffer.alloc(100))).toBeNull();
  });
});

function tone(length: number): Buffer {
  return wavOf(Int16Array.from({ length: length * sampleRate }, (_, at) => 8000 * Math.sin(at / 10)));
}

function seconds(wav: Buffer): number {
  return (wav.length - 44) / 2 / sampleRate;
}
