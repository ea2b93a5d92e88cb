/** Why bytes from a card could not be used, by what the caller can do about it. */
export type CardProblem =
  /** Fewer bytes came than were asked for. Reading again may help. */
  | 'short'
  /** The card or the reader answered with an error status. */
  | 'refused'
  /** The bytes break the rules of their format. Reading again will not help. */
  | 'malformed'
  /** A format that is known and deliberately not read here. */
  | 'unsupported';

/** The one error that the card codecs throw, whatever the bytes. */
export class CardError extends Error {
  readonly problem: CardProblem;

  constructor(problem: CardProblem, message: string) {
    super(message);
    this.name = 'CardError';
    this.problem = problem;
  }
}
