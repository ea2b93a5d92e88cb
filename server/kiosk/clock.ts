/**
 * Where stamps come from: the box's clock, the time since boot, which boot it is, and how far the clock can be trusted
 * (KX-05: a box without a battery clock starts with a wrong date).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { ClockQuality, Stamp } from '../domain/stamp.ts';

export interface Clock {
  stamp(): Stamp;
}

/** What the machine shows of its clocks. */
export interface Machine {
  /** ms since the epoch. */
  wall(): number;
  /** ms since boot, sleep included (CLOCK_BOOTTIME). */
  mono(): number;
  readonly boot: string;
  /** A time server has set the clock since boot. */
  synchronised(): boolean;
  /** A battery clock set it at boot. */
  readonly batteryClock: boolean;
}

/**
 * `released`: when this version was made, ms since the epoch. `newest`: wall time of the newest event on record, 0 if
 * there is none. A clock before the one is wrong whoever set it; a clock before the other is wrong unless a time server set
 * it, for then it was the event's.
 */
export function boxClock(machine: Machine, released: number, newest: () => number): Clock {
  const quality = (wall: number): ClockQuality => {
    if (wall < released) return 'none';
    if (machine.synchronised()) return 'ntp';
    if (wall < newest() - leeway) return 'none';
    return machine.batteryClock ? 'rtc' : 'saved';
  };
  return {
    stamp() {
      const wall = machine.wall();
      return { wall, mono: machine.mono(), boot: machine.boot, quality: quality(wall) };
    },
  };
}

/** Time servers and persons set a clock back by seconds; that does not make it wrong. */
const leeway = 60_000;

/** systemd-timesyncd touches it when it has set the clock (systemd-timesyncd.service(8)). */
const timesyncMark = '/run/systemd/timesync/synchronized';
const rtcFolder = '/sys/class/rtc';

/** This machine, Linux. */
export function linuxMachine(): Machine {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  let ahead = uptime() * 1000 - performance.now();
  let last = 0;
  let [synchronised, asked] = [false, Number.NEGATIVE_INFINITY];
  return {
    wall: () => Date.now(),
    /** `uptime` counts sleep but steps by 10 ms, `performance.now` is fine but stops in sleep: the one corrects the other. */
    mono() {
      const fine = performance.now();
      const coarse = uptime() * 1000;
      if (Math.abs(coarse - fine - ahead) > 50) ahead = coarse - fine;
      last = Math.max(last, Math.round(fine + ahead));
      return last;
    },
    boot,
    synchronised() {
      const at = performance.now();
      if (!synchronised && at - asked > 1000) [synchronised, asked] = [existsSync(timesyncMark), at];
      return synchronised;
    },
    batteryClock: setByBatteryClock(),
  };
}

/** The kernel marks the clock that it took the time from at boot (`hctosys`, Documentation/ABI/testing/rtc-cdev). */
function setByBatteryClock(): boolean {
  if (!existsSync(rtcFolder)) return false;
  return readdirSync(rtcFolder).some((rtc) => {
    const mark = `${rtcFolder}/${rtc}/hctosys`;
    return existsSync(mark) && readFileSync(mark, 'utf8').trim() === '1';
  });
}
