/** Text files as they come from offices: UTF-8, or GB18030 from older Windows. */

export function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8, so it is what Chinese Windows writes; every byte sequence decodes to something there.
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Characters that a room can read on one page. */
const fits = 220;

/** Paragraphs together as long as they fit on a page; a longer one is cut after a sentence. */
export function paginate(text: string): string[] {
  const pages: string[] = [];
  for (const paragraph of text.split(/\r?\n/).map((line) => line.trim())) {
    for (const piece of sentences(paragraph)) {
      const last = pages.at(-1);
      if (last !== undefined && last.length + piece.length < fits) pages[pages.length - 1] = `${last}\n${piece}`;
      else pages.push(piece);
    }
  }
  return pages;
}

function sentences(paragraph: string): string[] {
  if (paragraph.length <= fits) return paragraph === '' ? [] : [paragraph];
  const stop = Math.max(...['。', '；', '！', '？'].map((sign) => paragraph.lastIndexOf(sign, fits - 2))) + 1;
  const at = stop > 0 ? stop : fits;
  return [paragraph.slice(0, at), ...sentences(paragraph.slice(at))];
}
