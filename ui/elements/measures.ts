/** The measures of `tokens.css`: set from the room's settings (millimetres of the panel, 大字), and read by who lays out by hand. */
import type { ScreenSettings } from '../../server/kiosk/contract.ts';

/** CSS pixels per millimetre where no diagonal is configured. */
const cssMm = 96 / 25.4;

export function applyMeasures(page: Window, screen: ScreenSettings): void {
  const pixels = Math.hypot(page.innerWidth, page.innerHeight);
  const mm = screen.diagonal === null ? cssMm : pixels / (screen.diagonal * 25.4);
  page.document.documentElement.style.setProperty('--mm', `${mm.toFixed(3)}px`);
  page.document.documentElement.style.setProperty('--scale', screen.largeText ? '1.25' : '1');
}

/** As `--touch`. */
export function finger(): number {
  return Math.max(60, 16 * read('--mm', cssMm), 64 * designPixel());
}

/** As `--between`. */
export function between(): number {
  return Math.max(8, 2 * read('--mm', cssMm), 9 * designPixel());
}

/** As `--k`. */
export function designPixel(): number {
  return Math.min(innerWidth / 1440, innerHeight / 810);
}

/** As `--scale`. */
export function textScale(): number {
  return read('--scale', 1);
}

function read(property: string, otherwise: number): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(property)) || otherwise;
}
