/**
 * Loaded before a process (`--import`): its clock stands `CLOCK_AHEAD` ms ahead of the machine's. The time since boot stays
 * the machine's, as when somebody sets the clock.
 */
const ahead = Number(process.env.CLOCK_AHEAD);
const machine = Date.now;
Date.now = () => machine() + ahead;
