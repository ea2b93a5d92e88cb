/** What the desk's sections work at: the secretary's data, her commands, and the word on what they came to. */
import type { CommandDataOf, CommandType } from '../../server/domain/commands.ts';
import type { AnswerPush, Desk, View } from '../../server/kiosk/contract.ts';
import { fetchJson, postCommand } from '../elements/api.ts';
import { type Section, type Sentence, desk as texts, troubles } from '../texts/desk.ts';
import type { Bench } from './section.ts';
import { sentenceOf } from './sentences.ts';
import { ensureDesk } from './session.ts';

export type Notice =
  | { readonly kind: 'busy' }
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'trouble'; readonly sentence: Sentence };

/** The element that the bench stands in. */
export interface Frame {
  readonly view: View;
  /** Shows what has changed at the bench. */
  requestUpdate(): void;
  go(section: Section | null): void;
  whileDoing<T>(work: Promise<T>): Promise<T>;
  onAnswer(listener: (answer: AnswerPush) => void): () => void;
  /** The session is over, and nobody has renewed it. */
  close(): void;
}

const nothingYet: Desk = {
  people: [],
  parked: [],
  former: [],
  plans: [],
  day: null,
  superior: null,
  roles: { secretary: null, chair: null, recorder: null, hosts: {} },
  month: '',
  notices: 0,
  policy: null,
  assessed: false,
  charter: [],
  checks: null,
};

/** How long a word of success stays, ms; a complaint stays until it is read. */
const stays = 4000;
/** ms after which a command that is not done yet is mentioned. */
const slow = 500;

export class DeskBench implements Bench {
  readonly #frame: Frame;
  #desk = nothingYet;
  #loaded = false;
  #notice: Notice | null = null;
  #noticeEnds: ReturnType<typeof setTimeout> | undefined;
  #busy = false;
  #asking: Promise<boolean> | null = null;
  /** Of the last command. */
  #mention: ReturnType<typeof setTimeout> | undefined;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  get view(): View {
    return this.#frame.view;
  }

  get desk(): Desk {
    return this.#desk;
  }

  /** Whether the data is there. */
  get loaded(): boolean {
    return this.#loaded;
  }

  get notice(): Notice | null {
    return this.#notice;
  }

  /** Forgets the persons. */
  clear(): void {
    clearTimeout(this.#noticeEnds);
    this.#desk = nothingYet;
  }

  go(section: Section | null): void {
    this.#frame.go(section);
    this.hush();
  }

  onAnswer(listener: (answer: AnswerPush) => void): () => void {
    return this.#frame.onAnswer(listener);
  }

  whileDoing<T>(work: Promise<T>): Promise<T> {
    return this.#frame.whileDoing(work);
  }

  async refresh(): Promise<void> {
    if (!(await this.#load())) this.complain(troubles.unseen);
  }

  /** Whether it came, if need be after the PIN. */
  async #load(): Promise<boolean> {
    const fetched = await fetchJson<Desk>('GET', '/api/desk');
    if (fetched.ok) {
      this.#desk = fetched.value;
      this.#loaded = true;
      this.#frame.requestUpdate();
    } else if (fetched.why === 'http' && fetched.status === 401) return this.#again();
    return fetched.ok;
  }

  async fetch<T>(path: string): Promise<T | null> {
    const fetched = await fetchJson<T>('GET', `/api/desk/${path}`);
    if (fetched.ok) return fetched.value;
    if (fetched.why === 'http' && fetched.status === 401) await this.#again();
    else this.complain(troubles.unseen);
    return null;
  }

  /** The session is over: the PIN once more, however many have noticed, or the desk closes. */
  #again(): Promise<boolean> {
    this.#stopMention();
    this.#asking ??= this.#askAgain().finally(() => (this.#asking = null));
    return this.#asking;
  }

  /** False: what the desk shows did not come. A desk that has closed has nothing more to say. */
  async #askAgain(): Promise<boolean> {
    if (await ensureDesk(this.view)) return this.#load();
    this.#frame.close();
    return true;
  }

  async run<T extends CommandType>(type: T, data: CommandDataOf<T>, said: string = texts.saved): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    clearTimeout(this.#mention);
    const mention = setTimeout(() => this.#tell({ kind: 'busy' }), slow);
    this.#mention = mention;
    const outcome = await postCommand(type, data);
    this.#busy = false;
    if (outcome.kind === 'no-session') {
      await this.#again();
      return false;
    }
    const isBad = outcome.kind === 'refused' || outcome.kind === 'not-recording' || outcome.kind === 'unreachable';
    // Told together with what the page then shows: who goes on at the word goes on from the page that she sees.
    const isSeen = !isBad && (await this.#load());
    // She has begun another thing meanwhile: the word is about that.
    if (this.#mention !== mention) return !isBad;
    this.#stopMention();
    if (isBad) this.complain(sentenceOf(outcome, this.view));
    else if (isSeen) this.say(said);
    else this.complain(troubles['saved-unseen']);
    return !isBad;
  }

  #stopMention(): void {
    clearTimeout(this.#mention);
    if (this.#notice?.kind === 'busy') this.hush();
  }

  say(text: string): void {
    this.#tell({ kind: 'said', text });
    this.#noticeEnds = setTimeout(() => this.hush(), stays);
  }

  complain(sentence: Sentence): void {
    this.#tell({ kind: 'trouble', sentence });
  }

  /** Takes away what was said. */
  hush(): void {
    this.#tell(null);
  }

  #tell(notice: Notice | null): void {
    clearTimeout(this.#noticeEnds);
    this.#notice = notice;
    this.#frame.requestUpdate();
  }
}
