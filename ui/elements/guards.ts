/** What protects every page from input that no person meant: a scanner's burst of keys, and the second tap of a tremor. */
import { type BurstState, burstGap, noBurst, stepBurst } from './burst.ts';

/** ms within which a second tap on the same button is ignored. */
export const tremor = 500;

/**
 * Holds back every typed key until it is clear that a person typed it, then sends it on as a `keydown` like any other (and
 * does what the browser would have done). PIN pad and fields just listen to `keydown` and `input`. Returns how to stop.
 */
export function installBurstGuard(page: Window): () => void {
  let state: BurstState<string> = noBurst;
  let timer: number | undefined;
  const released = new WeakSet<Event>();

  const onKey = (event: KeyboardEvent): void => {
    if (released.has(event)) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.key === 'Process') return;
    const pending = state.held.length > 0 || (state.swallowing && event.timeStamp - state.last <= burstGap);
    if (!isTyped(event.key, pending)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const stepped = stepBurst(state, { kind: 'key', key: event.key, at: event.timeStamp });
    state = stepped.state;
    for (const key of stepped.released) type(page.document, key, released);
    page.clearTimeout(timer);
    timer = page.setTimeout(() => {
      const end = stepBurst(state, { kind: 'silence' });
      state = end.state;
      for (const key of end.released) type(page.document, key, released);
    }, burstGap + 10);
  };
  page.addEventListener('keydown', onKey, { capture: true });
  return () => {
    page.clearTimeout(timer);
    page.removeEventListener('keydown', onKey, { capture: true });
  };
}

/** Single characters and Enter; Tab only as a scanner's terminator. Arrows, Escape and the rest no scanner types. */
function isTyped(key: string, pending: boolean): boolean {
  return key.length === 1 || key === 'Enter' || (key === 'Tab' && pending);
}

function type(document: Document, key: string, released: WeakSet<Event>): void {
  const target = deepActive(document);
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  released.add(event);
  if (!target.dispatchEvent(event)) return;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) typeInto(target, key);
  else if ((key === 'Enter' || key === ' ') && target instanceof HTMLElement) target.click();
}

function typeInto(field: HTMLInputElement | HTMLTextAreaElement, key: string): void {
  if (field.readOnly || field.disabled || key === 'Tab') return;
  if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
    if (key === ' ') field.click();
  } else if (key === 'Enter' && field instanceof HTMLInputElement) field.form?.requestSubmit();
  else {
    const end = field.value.length;
    field.setRangeText(key === 'Enter' ? '\n' : key, field.selectionStart ?? end, field.selectionEnd ?? end, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: key, inputType: 'insertText' }));
  }
}

/** The focused element, through shadow roots. */
export function deepActive(document: Document): Element {
  let active: Element = document.activeElement ?? document.body;
  while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/**
 * Ignores a second tap on the same button within half a second. Keys that are meant to be struck fast (PIN pad, keyboard)
 * carry `data-fast`. Returns how to stop.
 */
export function installTapGuard(page: Window): () => void {
  let last: { readonly target: EventTarget; readonly at: number } | null = null;
  const onClick = (event: MouseEvent): void => {
    const button = event.composedPath().find((target) => target instanceof HTMLButtonElement);
    if (button === undefined || 'fast' in button.dataset) return;
    if (last !== null && last.target === button && event.timeStamp - last.at < tremor) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else last = { target: button, at: event.timeStamp };
  };
  page.addEventListener('click', onClick, { capture: true });
  return () => page.removeEventListener('click', onClick, { capture: true });
}
