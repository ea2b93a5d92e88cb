/** Check characters of ISO 7064 MOD 37,36: every single wrong character is noticed, and almost every swap of two. */

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The check character of `payload`. @throws RangeError on characters other than 0-9 and A-Z: a bug of the caller. */
export function checkCharacter(payload: string): string {
  const product = run(payload);
  if (product === undefined) throw new RangeError(`only 0-9 and A-Z have a check character: ${payload}`);
  return alphabet.charAt((37 - product) % 36);
}

/** Whether the last character is the check character of those before it. */
export function hasCheckCharacter(text: string): boolean {
  const product = run(text.slice(0, -1));
  const check = text === '' ? -1 : alphabet.indexOf(text.slice(-1));
  return product !== undefined && check >= 0 && (product + check) % 36 === 1;
}

/** The hybrid system's recursion, ISO 7064 section 8: P ← ((P + a) mod 36, or 36 for 0) · 2 mod 37, from P = 36. */
function run(payload: string): number | undefined {
  let product = 36;
  for (const character of payload) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    product = (((product + value) % 36 || 36) * 2) % 37;
  }
  return product;
}
