/** Tables of plain text whose columns stand under each other, though a Chinese character is twice as wide as a digit. */

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/u;

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}

/** Columns whose every cell below the head is a figure are set to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = head.map((title, n) => [title, ...rows.map((row) => row[n] ?? '')]);
  const padded = columns.map((cells) => {
    const width = Math.max(...cells.map(widthOf));
    const figures = cells.slice(1).every((cell) => /^[\d.,%–-]*$/.test(cell));
    return cells.map((cell) => {
      const space = ' '.repeat(width - widthOf(cell));
      return figures ? space + cell : cell + space;
    });
  });
  return [head, ...rows].map((_, line) => `  ${padded.map((cells) => cells[line]).join('  ')}`.trimEnd()).join('\n');
}
