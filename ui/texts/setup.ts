/** The words of setting up a room. */
export const setup = {} as const;
