/** Dates and times as the room reads them, and the controller that makes an element follow the clock. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { View } from '../../server/kiosk/contract.ts';

const china = 8 * 3_600_000;
const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** The best known time, ms since the epoch. */
export function trueNow(view: View | null): number {
  return Date.now() + (view?.health.clock.offset ?? 0);
}

/** `08:42` */
export function timeText(ms: number): string {
  return new Date(ms + china).toISOString().slice(11, 16);
}

/** `11月15日` of `2026-11-15`. */
export function dayText(date: string): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}

/** `11月15日 星期日` */
export function dayAndWeekday(date: string): string {
  return `${dayText(date)} 星期${weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]}`;
}

/** `2026-11-15`, in China. */
export function dateOf(ms: number): string {
  return new Date(ms + china).toISOString().slice(0, 10);
}

/** `9:00` of `09:00`, as it is spoken. */
export function spokenTime(time: string): string {
  return time.replace(/^0/, '');
}

/** `5:07`, minutes and seconds; hours stay minutes. */
export function lengthText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Renders its element again at every turn of the second (or of `every` ms). */
export class Ticking implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #every: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, every = 1000) {
    this.#host = host;
    this.#every = every;
    host.addController(this);
  }

  hostConnected(): void {
    const tick = (): void => {
      this.#host.requestUpdate();
      this.#timer = setTimeout(tick, this.#every - (Date.now() % this.#every));
    };
    this.#timer = setTimeout(tick, this.#every - (Date.now() % this.#every));
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
