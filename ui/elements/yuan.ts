/** Money: fen inside, yuan on the screen. */

/** `¥12.50`; `—` where no amount is known. */
export function yuan(fen: number | null): string {
  return fen === null ? '—' : `¥${(fen / 100).toFixed(2)}`;
}

/** Fen of `12`, `12.5` or `12.50`; null: that is no amount. */
export function fenOf(text: string): number | null {
  const [, whole, digits = ''] = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(digits.padEnd(2, '0'));
}
