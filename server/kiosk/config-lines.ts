/** Where in a TOML text a key stands; the parser keeps no positions once it has succeeded. */

export type TomlPath = readonly (string | number)[];

/** The line, from 1, of the key at `path`, or of the first that stands nearest to it; null when nothing around it is written. */
export function lineOf(text: string, path: TomlPath): number | null {
  let best: { readonly depth: number; readonly line: number } | null = null;
  for (const place of places(text)) {
    const differs = path.findIndex((part, i) => part !== place.path[i]);
    const depth = differs < 0 ? path.length : differs;
    if (depth > (best?.depth ?? 0)) best = { depth, line: place.line };
  }
  return best?.line ?? null;
}

/** Every table header and every key in the order of the file. Lines inside a multi-line value may look like keys; they are deeper than what a schema names, so they never win. */
function* places(text: string): Generator<{ readonly path: TomlPath; readonly line: number }> {
  let table: TomlPath = [];
  const counts = new Map<string, number>();
  for (const [index, content] of text.split('\n').entries()) {
    const line = index + 1;
    const array = /^\s*\[\[(.+?)\]\]/.exec(content)?.[1];
    const header = /^\s*\[([^[\]]+)\]/.exec(content)?.[1];
    const key = /^\s*([\w\-."']+)\s*=/.exec(content)?.[1];
    if (array !== undefined) {
      const parts = keyParts(array);
      const nth = counts.get(array) ?? 0;
      counts.set(array, nth + 1);
      table = [...parts, nth];
      yield { path: table, line };
    } else if (header !== undefined) {
      table = keyParts(header);
      yield { path: table, line };
    } else if (key !== undefined) yield { path: [...table, ...keyParts(key)], line };
  }
}

const keyParts = (dotted: string): string[] =>
  dotted.split('.').map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2'));
