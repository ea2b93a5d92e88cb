/** Sets the measures of `tokens.css` from the room's settings: millimetres of the panel, and 大字. */
import type { ScreenSettings } from '../../server/kiosk/contract.ts';

/** CSS pixels per millimetre where no diagonal is configured. */
const cssMm = 96 / 25.4;

export function applyMeasures(page: Window, screen: ScreenSettings): void {
  const pixels = Math.hypot(page.innerWidth, page.innerHeight);
  const mm = screen.diagonal === null ? cssMm : pixels / (screen.diagonal * 25.4);
  page.document.documentElement.style.setProperty('--mm', `${mm.toFixed(3)}px`);
  page.document.documentElement.style.setProperty('--scale', screen.largeText ? '1.25' : '1');
}
