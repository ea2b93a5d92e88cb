import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { pinKeeper } from '../../server/kiosk/pin.ts';
import type { Moment } from '../../server/kiosk/pin-lock.ts';
import { sessionKeeper, sessionLimits } from '../../server/kiosk/session.ts';
import { openStore } from '../../server/kiosk/store.ts';

let data = '';
let now: Moment = { boot: 'a', mono: 0 };
const later = (ms: number) => {
  now = { ...now, mono: now.mono + ms };
};
const open = () => {
  const store = openStore(data);
  onTestFinished(() => void store.close());
  return sessionKeeper(store, () => now);
};

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kiosk-session-'));
  now = { boot: 'a', mono: 1000 };
  return () => rmSync(data, { recursive: true });
});

const nothing = { chair: false, desk: false };

test('without the PIN nothing, with it both', () => {
  const sessions = open();
  expect(sessions.state(undefined)).toEqual(nothing);
  expect(sessions.state('made-up')).toEqual(nothing);
  expect(sessions.state(sessions.open())).toEqual({ chair: true, desk: true });
});

test('the desk lapses 120 s after the last touch, the chair stays', () => {
  const sessions = open();
  const token = sessions.open();
  later(119_000);
  sessions.seen(token);
  later(119_999);
  expect(sessions.state(token).desk).toBe(true);
  later(1);
  expect(sessions.state(token)).toEqual({ chair: true, desk: false });
  sessions.seen(token);
  expect(sessions.state(token).desk).toBe(false);
});

test('the chair ends with the meeting, but not under the hands of who uses the desk', () => {
  const sessions = open();
  const token = sessions.open();
  sessions.meetingClosed();
  expect(sessions.state(token)).toEqual({ chair: true, desk: true });
  later(sessionLimits.deskMs);
  expect(sessions.state(token)).toEqual(nothing);
});

test('the chair ends after 12 hours, or when it is locked', () => {
  const sessions = open();
  const [one, other] = [sessions.open(), sessions.open()];
  sessions.end(one);
  expect(sessions.state(one)).toEqual(nothing);
  later(sessionLimits.chairMs - 1);
  expect(sessions.state(other).chair).toBe(true);
  later(1);
  expect(sessions.state(other)).toEqual(nothing);
});

test('the chair outlives a restart of the service, not one of the box; the desk outlives neither', () => {
  const token = open().open();
  expect(open().state(token)).toEqual({ chair: true, desk: false });
  now = { boot: 'b', mono: 10 };
  const restarted = open();
  expect(restarted.state(token)).toEqual(nothing);
  restarted.open();
  now = { boot: 'a', mono: 2000 };
  expect(open().state(token)).toEqual(nothing);
});

test('only so many are kept', () => {
  const sessions = open();
  const first = sessions.open();
  const tokens = Array.from({ length: sessionLimits.most }, () => sessions.open());
  expect(sessions.state(first)).toEqual(nothing);
  expect(tokens.every((token) => sessions.state(token).chair)).toBe(true);
});

test('a new PIN ends all sessions, set in another process (--reset-pin) too, before and after a restart', async () => {
  const sessions = open();
  const token = sessions.open();
  const store = openStore(data);
  onTestFinished(() => void store.close());
  await pinKeeper(store, () => now).set('135790');
  expect(sessions.state(token)).toEqual(nothing);
  expect(open().state(token)).toEqual(nothing);
  const after = sessions.open();
  expect(sessions.state(after)).toEqual({ chair: true, desk: true });
  expect(open().state(after).chair).toBe(true);
});
