/**
 * A day at a township's console, and the conversation of a box beside it: every page as each role opens it, the deeds of the
 * staff, and all that a box asks. For tests of what that does to the database.
 */
import { beforeFirst } from '../../server/log/replicate.ts';
import { carryTo } from '../../server/sync/carry.ts';
import { createPeer, enrolAt } from '../../server/sync/client.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import { signHead } from '../../server/sync/signed-head.ts';
import { boxLog } from './box-log.ts';
import { addressOf, pagesIn } from './pages.ts';
import type { Browser, Township } from './service.ts';

export async function spendDay(township: Township, units: readonly string[]): Promise<void> {
  const [unit = '', other = '', late = ''] = units;
  const staff = await township.signedIn('township');
  const community = await township.signedIn('community', [unit, other]);
  await actAs(staff, unit, late);
  await converse(township, staff, other);
  const given = await knownBy(township, unit);
  const pages = pagesIn((await staff.ask('GET', '/api/openapi.json')).body);
  for (const page of pages)
    for (const whole of [false, true]) {
      const address = addressOf(page, given, whole);
      const [status] = await Promise.all([visit(staff, address), visit(community, address)]);
      if (status !== 200 && status !== 404) throw new Error(`${address}: ${status}`);
    }
}

/** The answer may be a file. */
async function visit({ url, cookie }: Browser, address: string): Promise<number> {
  const answer = await fetch(url + address, { headers: { cookie } });
  await answer.bytes();
  return answer.status;
}

/** What else there is besides the logs: the wall's rows, people of the staff, what they looked at, and what revoked boxes handed over. */
export async function fillBooks({ store }: Township, units: readonly string[]): Promise<void> {
  await store.projected('room', units);
  const [first = ''] = units;
  for (const unit of units) {
    const account = { id: `of ${unit}`, name: `of ${unit}`, role: 'branch', units: [unit], password: '' } as const;
    await store.accounts.add({ ...account, secondFactor: '', disabled: false });
    await store.sessions.start(`session ${unit}`, account.id, Number.MAX_SAFE_INTEGER);
    const look = { subject: 'notices', deed: 'looked', reason: '' };
    await store.audit.note({ ...look, account: account.id, unit: first });
    await store.audit.note({ ...look, account: 'id township', unit });
    const late = boxLog({ origin: `late ${unit}`, unit });
    await store.quarantine.from(`box-${unit}`).receive(late.log, late.write(1), late.signed());
  }
}

/** `late`: whose box is let go of. */
async function actAs(staff: Browser, unit: string, late: string): Promise<void> {
  const post = async (path: string, body: object): Promise<void> => {
    const { status, body: answer } = await staff.ask('POST', `/api/${path}`, body);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
  };
  const theme = { theme: 't1', title: '基层治理', when: '2026-11-15', must: true, points: [], lesson: null };
  await post('themes', { id: 'given', to: [unit], theme });
  await post('themes', { id: 'given', to: [unit], theme });
  await post('reminders', { item: 'item', text: '请补交材料', due: null, to: [unit] });
  await post('reminders/withdraw', { item: 'item', reason: '已经补交' });
  await post('guidance/again', {});
  const box = { origin: `box-${late}` };
  await post('fleet/keys', box);
  await post('fleet/revoke', { ...box, reason: '设备丢失' });
  await post('fleet/let-in', { ...box, reason: '已核对' });
}

const noBlob = '0'.repeat(64);

/** A new branch's box asks to come in; the unit's next one comes in, sends, asks and fetches, and changes its key. */
async function converse({ url, clock, store }: Township, staff: Browser, unit: string): Promise<void> {
  const carry = carryTo(url, AbortSignal.timeout(60_000));
  const key = keyOf(newKey());
  const box = { room: '', branch: '', publicKey: key.publicKey };
  const fresh = await staff.ask('POST', '/api/fleet/codes', { branch: '北村党支部' });
  await enrolAt(carry, { ...box, origin: 'box-north', unit: 'north', code: fresh.body.code }, key);
  const log = { origin: 'box-next', unit };
  const offered = await staff.ask('POST', '/api/fleet/replacements', { origin: `box-${unit}`, reason: '屏幕坏了' });
  await enrolAt(carry, { ...box, origin: log.origin, unit: null, code: offered.body.code }, key);
  await staff.ask('POST', '/api/fleet/accept', { origin: log.origin });
  const ends = { carry, origin: log.origin, publicKey: store.key.publicKey };
  const about = { clock: { now: () => clock.now, told: () => undefined }, report: () => ({}) };
  const peer = createPeer({ ...ends, ...about, key });
  const written = boxLog(log);
  for (const count of [30, 5]) {
    const after = written.rows.at(-1) ?? beforeFirst;
    const rows = written.write(count);
    const { seq, link } = rows.at(-1) ?? beforeFirst;
    const signed = signHead(log, seq, Buffer.from(link).toString('hex'), key);
    for (const _ of ['first', 'again']) await peer.send({ log, after, rows, signed });
  }
  const heads = await peer.heads();
  for (const head of heads) await peer.fetch(head, 0);
  await peer.fetch(log, 30);
  await peer.news(heads);
  await peer.cardKey(new Uint8Array(32));
  await peer.blobs.held([noBlob]);
  await peer.blobs.fetch(noBlob, 0);
  await peer.changeKey(keyOf(newKey()));
}

/** What stands in for the parameters of pages. */
async function knownBy({ store }: Township, unit: string): Promise<Record<string, string>> {
  const { meetings } = await store.stateOf(unit);
  const meeting = meetings.values().find(({ closed }) => closed !== null)?.id ?? '';
  const range = { year: '2026', from: '2026-01-01', until: '2026-12-31', after: '1900000000000.x' };
  return {
    unit,
    meeting,
    theme: 't1',
    origin: `box-${unit}`,
    account: 'id township',
    assessment: 'true',
    hash: noBlob,
    ...range,
  };
}
