/** The answer that stands over the screen: the next one replaces it at once, and it goes by itself. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnswerText } from '../texts/answers.ts';
import { answerStays } from './answer.ts';

export class Standing implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text: AnswerText | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get text(): AnswerText | null {
    return this.#text;
  }

  show(text: AnswerText): void {
    this.#set(text);
    this.#timer = setTimeout(this.dismiss, answerStays[text.tone]);
  }

  readonly dismiss = (): void => this.#set(null);

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #set(text: AnswerText | null): void {
    clearTimeout(this.#timer);
    this.#text = text;
    this.#host.requestUpdate();
  }
}
