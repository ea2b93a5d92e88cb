/**
 * The way on for a forgotten PIN: `npm run kiosk -- --data DIR --reset-pin` at the box asks for a new one on the terminal.
 * It never just clears the PIN, as then whoever comes to the screen first would choose it. Who can run this can read the
 * data folder anyway. The service may go on running meanwhile: it looks the PIN up at each try.
 */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { StartFault } from '../service/fault.ts';
import { Pin, type Pins } from './pin.ts';

export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

/** Asks twice on a terminal; from a pipe it takes the first line. Throws a `StartFault` if it is not a PIN. */
export async function resetPin(pins: Pins, { input, output }: Terminal): Promise<void> {
  const typed = input.isTTY === true;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: silent, terminal: typed });
  const answers = lines[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string> => {
    if (typed) output.write(question);
    const answer = await answers.next();
    if (typed) output.write('\n');
    return answer.done ? '' : answer.value.trim();
  };
  try {
    const pin = await ask('新 PIN（6 位数字）/ New PIN (6 digits): ');
    if (!Pin.safeParse(pin).success)
      throw new StartFault(2, 'PIN 应为 6 位数字，没有改动。', 'A PIN has 6 digits; nothing was changed.');
    if (typed && (await ask('再输一次 / Once more: ')) !== pin)
      throw new StartFault(2, '两次输入不同，没有改动。', 'The two differ; nothing was changed.');
    await pins.set(pin);
    output.write('新 PIN 已生效。/ The new PIN is in force.\n');
  } finally {
    lines.close();
  }
}
