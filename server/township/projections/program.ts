/** The program that makes the rows and snapshots. */
import { programOf } from '../../log/program.ts';

/** Where the values come from. */
const sources = '{domain/**,service/views/**,township/projections/**,township/queries/**,township/store}/*.ts';

export const program: string = programOf(sources);
