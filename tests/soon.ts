/** For `vi.waitFor` and `expect.poll`: what comes at once, but on a machine that is busy with other things. */
export const soon = { timeout: 15_000, interval: 10 } as const;
