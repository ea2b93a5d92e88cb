/** The file of photos beside a room's records, taken apart as it lies on the stick; what a photo is, the server finds out. */

/** Bytes of a photo's first line, and of the largest photo. */
const most = { line: 256, photo: 4 * 1024 ** 2 };

/** Each photo with its first line, as the server takes it; to the first that is cut off. */
export async function* photosIn(bundle: Blob): AsyncGenerator<Blob> {
  for (let at = 0; ; ) {
    const size = sizeIn((await bundle.slice(at, at + most.line).text()).split('\n', 1)[0] ?? '');
    if (size === undefined || at + size > bundle.size) return;
    yield bundle.slice(at, at + size, 'application/octet-stream');
    at += size;
  }
}

/** Of a photo and the line before it, which is all of one-byte characters. */
function sizeIn(line: string): number | undefined {
  const size = Number(/^\{.*"size":(\d{1,7})[,}]/.exec(line)?.[1] ?? 0);
  return size > 0 && size <= most.photo ? line.length + 1 + size : undefined;
}
