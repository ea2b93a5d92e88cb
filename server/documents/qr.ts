/** A QR code (ISO/IEC 18004) as an SVG picture, with the four modules of white around it that readers need. */

/** `text`: up to some 300 characters, for a phone's camera on a screen. */
export async function qrCode(text: string): Promise<string> {
  // It knows a hundred symbologies and takes its time to load: only where a code is asked for.
  const { toSVG } = await import('bwip-js');
  return toSVG({ bcid: 'qrcode', text, padding: 8 });
}
