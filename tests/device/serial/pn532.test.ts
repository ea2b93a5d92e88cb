import { expect, test } from 'vitest';
import { pn532Driver } from '../../../device/serial/pn532-driver.ts';
import { commandCodes } from '../../../firmware-protocol/pn532-command.ts';
import ntag from '../../../firmware-protocol/vectors/nfc-tags.json' with { type: 'json' };
import { type ChipCard, type ChipHabits, part4Card, pn532Chip, type2Card } from '../../doubles/pn532-chip.ts';
import { describeWith } from '../../extras.ts';
import { roomWith, soon, testPty } from './serial-room.ts';

const classic: ChipCard = { uid: '078CFC4F', selRes: 0x08 };
const phone = part4Card('087D6B96');

async function chipRoom(habits: ChipHabits = {}) {
  const port = await testPty();
  const chip = pn532Chip(port, habits);
  const room = roomWith(pn532Driver({ port: port.path }));
  return { port, chip, room, id: `serial:${port.path}` };
}

async function readyRoom(habits: ChipHabits = {}) {
  const all = await chipRoom(habits);
  await soon(all.room.states).toEqual(['ready']);
  return all;
}

type Chip = ReturnType<typeof pn532Chip>;

const listings = (chip: Chip) => chip.commands.filter((code) => code === commandCodes.inListPassiveTarget).length;

/** Until the chip has listed `more` times from now on. */
async function listed(chip: Chip, more: number): Promise<void> {
  const goal = listings(chip) + more;
  await soon(() => listings(chip)).toBeGreaterThanOrEqual(goal);
}

describeWith(['socat'], 'a PN532 on a real terminal', () => {
  test('it is woken, set up, and then listens for cards', async () => {
    const { chip, id, room } = await readyRoom();
    const { samConfiguration, getFirmwareVersion, limitRetries, inListPassiveTarget } = commandCodes;
    expect(chip.commands.slice(0, 4)).toEqual([
      samConfiguration,
      getFirmwareVersion,
      limitRetries,
      inListPassiveTarget,
    ]);
    expect(room.statuses).toEqual([{ id, kind: 'pn532', name: 'PN532', state: 'ready' }]);
  });

  test('a card left lying is read once, and again after it was taken away', async () => {
    const { chip, id, room } = await readyRoom();
    chip.cardIn(classic);
    await soon(room.read).toEqual(['078CFC4F']);
    await listed(chip, 5);
    expect(room.readings).toEqual([
      { kind: 'card', device: id, uid: '078CFC4F', randomUid: false, technology: 'classic' },
    ]);
    chip.cardOut();
    await listed(chip, 4);
    chip.cardIn(classic);
    await soon(room.read).toEqual(['078CFC4F', '078CFC4F']);
  });

  test('a phone is an ISO 14443-4 card whose id is marked as random', async () => {
    const { chip, id, room } = await readyRoom();
    chip.cardIn(phone);
    await soon(() => room.readings).toEqual([
      { kind: 'card', device: id, uid: '087D6B96', randomUid: true, technology: 'iso14443-4' },
    ]);
  });

  test('a Type 2 tag is read with its text', async () => {
    const { chip, room } = await readyRoom();
    // Three pages of UID and locks, a capability container, and the message of the published Type 4 exchange.
    const message = ntag.type4_read.ndef;
    const tag = `04E141${'00'.repeat(9)}E1101200030B${message}FE`;
    chip.cardIn(type2Card('04E141124C2880', tag));
    await soon(() => room.readings).toMatchObject([{ technology: 'type2', uid: '04E141124C2880', ndef: 'ABCD' }]);
  });

  test('a Type 4 tag is read with its text', async () => {
    const { chip, room } = await readyRoom();
    const answers = Object.fromEntries(ntag.type4_read.exchange);
    // The published reader took the message in two pieces, together with its length.
    chip.cardIn(part4Card('04C767F2066180', { ...answers, '00B000020B': `${ntag.type4_read.ndef}9000` }));
    await soon(() => room.readings).toMatchObject([{ technology: 'iso14443-4', uid: '04C767F2066180', ndef: 'ABCD' }]);
  });

  test('a card whose text cannot be read is told without it, once, and the reader reads on', async () => {
    const { chip, id, room } = await readyRoom();
    chip.cardIn({ uid: '04E141124C2880', selRes: 0x00, answer: () => undefined });
    const mute = { kind: 'card', device: id, uid: '04E141124C2880', randomUid: false, technology: 'type2' };
    await soon(() => room.readings).toEqual([mute]);
    await listed(chip, 3);
    expect(room.readings).toEqual([mute]);
  });

  test.each<[string, ChipHabits]>([
    ['answers that come byte by byte', { byteByByte: true }],
    ['acknowledgements that never come', { noAcks: true }],
    ['a first acknowledgement after 600 ms', { firstAckMs: 600 }],
  ])('%s', async (_, habits) => {
    const { chip, room } = await readyRoom(habits);
    chip.cardIn(classic);
    await soon(room.read).toEqual(['078CFC4F']);
  });

  test('a chip that never answers is shown as such, and is taken when it does', async () => {
    const habits = { dead: true };
    const { room } = await chipRoom(habits);
    await soon(room.states).toEqual(['no-answer']);
    habits.dead = false;
    await soon(room.states).toEqual(['no-answer', 'ready']);
  });

  test('a chip that lost its power is set up again and reads on', async () => {
    const { chip, room } = await readyRoom();
    chip.powerCycle();
    chip.cardIn(classic);
    await soon(room.read).toEqual(['078CFC4F']);
    expect(room.states()).toEqual(['ready']);
  });

  test('a chip that is back at listing for ever is stopped and limited again', async () => {
    const { chip, room } = await readyRoom();
    chip.forgetRetries();
    const limits = () => chip.commands.filter((code) => code === commandCodes.limitRetries).length;
    await soon(limits).toBe(2);
    await listed(chip, 2);
    expect(room.states()).toEqual(['ready']);
  });

  test('noise on the line hides no card', async () => {
    const { chip, port, room } = await readyRoom();
    port.write(Uint8Array.of(0x00, 0xff, 0x20, 0xe0, 0xff, 0x00, 0x7f));
    chip.cardIn(classic);
    await soon(room.read).toEqual(['078CFC4F']);
  });

  test('unplugged with a card on it, and plugged in again: absent, ready, and the card is read anew', async () => {
    const { chip, port, room } = await readyRoom();
    chip.cardIn(classic);
    await soon(room.read).toEqual(['078CFC4F']);
    await port.unplug();
    await soon(room.states).toEqual(['ready', 'absent']);
    chip.powerCycle();
    await port.replug();
    await soon(room.states).toEqual(['ready', 'absent', 'ready']);
    await soon(room.read).toEqual(['078CFC4F', '078CFC4F']);
  });

  test('closing is quick, even while the chip is silent', async () => {
    const { room } = await chipRoom({ dead: true });
    const start = performance.now();
    await room.kept.close();
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
