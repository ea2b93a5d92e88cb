/** What keeps the kiosk from starting and a person can put right: told in two lines, never with a stack trace. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
  /** 2: called or configured wrongly; 1: anything else. */
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, chinese: string, english: string, cause?: unknown) {
    super(`${chinese}\n${english}`, { cause });
    this.exitCode = exitCode;
  }
}
