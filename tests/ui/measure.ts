/** Measures a page as it stands in the browser, through shadow roots. Everything is returned as plain findings. */
import type { Page } from 'playwright-core';

export interface Limits {
  /** Least side of a target, CSS px. */
  readonly target: number;
  /** Least height of the one thing to do. */
  readonly primary: number;
  /** Least distance between two targets. */
  readonly gap: number;
  /** Least size of text, CSS px, where it is not read across a room. */
  readonly text?: number;
  /** The page may be longer than the screen: what lies further down is a turn of the wheel away. */
  readonly scrolls?: boolean;
}

/** What breaks the rules for touch and reading on the page that is shown. Empty: nothing. */
export function findings(page: Page, limits: Limits): Promise<readonly string[]> {
  return page.evaluate(measure, limits);
}

/** Runs in the page. */
async function measure(limits: Limits): Promise<readonly string[]> {
  const found: string[] = [];
  const tolerance = 0.6;
  const all: Element[] = [];
  const parentOf = (element: Element): Element | null => {
    const slot = element.assignedSlot;
    if (slot !== null) return slot;
    if (element.parentElement !== null) return element.parentElement;
    const root = element.getRootNode();
    return root instanceof ShadowRoot ? root.host : null;
  };
  const collect = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      all.push(element);
      if (element.shadowRoot) collect(element.shadowRoot);
    }
  };
  collect(document);
  const modal = all.filter((element) => element.matches('dialog:modal')).at(-1);
  const inside = (element: Element, what: string | Element): Element | null => {
    for (let each: Element | null = element; each !== null; each = parentOf(each)) {
      if (typeof what === 'string' ? each.matches(what) : each === what) return each;
    }
    return null;
  };
  const visible = (element: Element): boolean =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    inside(element, '[inert]') === null &&
    (modal === undefined || inside(element, modal) !== null);
  const name = (element: Element): string =>
    `<${element.localName} ${element.className}> ${(element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 20)}`;

  const pictures = all.filter((element) => element instanceof HTMLImageElement).filter(visible);
  for (const picture of pictures) {
    // One that lies further down would not be loaded.
    picture.loading = 'eager';
    await picture.decode().catch(() => found.push(`picture that cannot be read: ${picture.alt}`));
  }
  for (const picture of pictures) {
    const { top, right, bottom, left } = picture.getBoundingClientRect();
    const frame = inside(picture, 'main, dialog')?.getBoundingClientRect();
    const [least, most] = [Math.max(0, frame?.top ?? 0), Math.min(innerHeight, frame?.bottom ?? innerHeight)];
    const beyond = !limits.scrolls && (top < least - 1 || bottom > most + 1);
    if (beyond || left < -1 || right > innerWidth + 1) found.push(`picture out of sight: ${picture.alt}`);
    const box = inside(picture, 'button')?.getBoundingClientRect();
    if (box !== undefined && (bottom > box.bottom + 1 || right > box.right + 1))
      found.push(`picture larger than its button: ${picture.alt}`);
  }

  const targets = all.filter((element) => element.matches('button,a,input,select,textarea') && visible(element));
  // A box to tick is as large as the words that tick it too.
  const boxes = targets.map((element) => {
    const label = element.matches('[type=checkbox], [type=radio]') ? element.closest('label') : null;
    return { element, box: (label ?? element).getBoundingClientRect() };
  });
  for (const { element, box } of boxes) {
    const least = element.matches('.primary') ? limits.primary : limits.target;
    if (box.height < least - tolerance || box.width < limits.target - tolerance) {
      found.push(`target ${Math.round(box.width)}x${Math.round(box.height)}: ${name(element)}`);
    }
    const beyond = !limits.scrolls && (box.top < -1 || box.bottom > innerHeight + 1);
    if (beyond || box.left < -1 || box.right > innerWidth + 1) {
      found.push(`target out of sight: ${name(element)}`);
    }
  }
  const downwards = boxes.toSorted((one, other) => one.box.top - other.box.top);
  downwards.forEach((one, index) => {
    for (let next = index + 1; next < downwards.length; next += 1) {
      const other = downwards[next];
      // Those that follow lie further down still.
      if (other === undefined || other.box.top - one.box.bottom >= limits.gap - tolerance) break;
      const across = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
      const down = Math.max(one.box.top - other.box.bottom, other.box.top - one.box.bottom);
      const gap = Math.max(across, down);
      if (gap < limits.gap - tolerance)
        found.push(`gap ${gap.toFixed(1)}: ${name(one.element)} / ${name(other.element)}`);
    }
  });

  for (const element of all.filter(visible)) {
    if (element.matches('style,script') || inside(element, '.unseen') !== null) continue;
    const lines = [...element.childNodes].flatMap((node) => {
      if (!(node instanceof Text) || node.data.trim() === '') return [];
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
    if (lines.length === 0) continue;
    const style = getComputedStyle(element);
    const size = Number.parseFloat(style.fontSize);
    const least = inside(element, '.tile > span') ? 40 : inside(element, 'answer-screen .name, .headline') ? 64 : 18;
    const body = inside(element, 'main, dialog') && !inside(element, 'small, .tile') ? 24 : 18;
    if (size < (limits.text ?? Math.max(least, body)) - 0.1) found.push(`text of ${size}px: ${name(element)}`);

    const [first] = lines;
    const wraps = lines.some((line) => first !== undefined && line.top > first.top + size / 2);
    const title = style.fontFamily.includes('Serif') || Number(style.fontWeight) >= 600 || inside(element, 'button');
    if (wraps && !title && Number.parseFloat(style.lineHeight) / size < 1.49)
      found.push(`tight lines: ${name(element)}`);

    // What is meant to be cut: later pages, lines of the plan that do not fit, long single lines.
    if (inside(element, '.flow, .facts, ul.spoken') || style.textOverflow === 'ellipsis') continue;
    const frame = inside(element, 'main, dialog')?.getBoundingClientRect();
    for (const line of lines) {
      // The box of a line of Chinese is higher than its characters.
      const middle = (line.top + line.bottom) / 2;
      const [top, bottom] = [middle - size / 2, middle + size / 2];
      const beyond = !limits.scrolls && (top < -1 || bottom > innerHeight + 1);
      const out = beyond || line.left < -1 || line.right > innerWidth + 1;
      const cut = !limits.scrolls && frame !== undefined && (top < frame.top - 1 || bottom > frame.bottom + 1);
      if (out || cut) found.push(`text out of sight: ${name(element)}`);
    }
  }
  for (const element of all.filter((each) => each.matches('.tile small') && visible(each))) {
    const [tag, tile] = [element, element.parentElement ?? element].map((each) => each.getBoundingClientRect());
    if (tag !== undefined && tile !== undefined && tag.height > tile.height)
      found.push(`higher than its tile: ${name(element)}`);
  }

  for (const element of all.filter(visible)) {
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element);
    if (outlineStyle === 'none') continue;
    const ring = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
    const box = element.getBoundingClientRect();
    for (let around = parentOf(element); around !== null && around !== document.body; around = parentOf(around)) {
      const { overflow, overflowClipMargin } = getComputedStyle(around);
      if (overflow !== 'clip' && overflow !== 'hidden') continue; // the others scroll
      const edge = around.getBoundingClientRect();
      const beyond = Math.max(
        edge.left - box.left,
        edge.top - box.top,
        box.right - edge.right,
        box.bottom - edge.bottom,
      );
      const margin = Number.parseFloat(overflowClipMargin) || 0;
      if (beyond + ring > margin + tolerance) found.push(`ring cut off: ${name(element)}`);
    }
  }

  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`scrolls sideways: ${scrollWidth} > ${clientWidth}`);
  return [...new Set(found)];
}
