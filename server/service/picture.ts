/** Which pictures a page may show, told by their first bytes and not by what a file calls itself. */

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** JPEG: ISO/IEC 10918-1 B.1.1.3 (SOI, and the next marker). PNG: ISO/IEC 15948 5.2. WebP: RFC 9649 2.4. */
export function pictureType(bytes: Uint8Array): PictureType | undefined {
  const text = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  return text.startsWith('RIFF') && text.endsWith('WEBP') ? 'image/webp' : undefined;
}
