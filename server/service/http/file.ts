/** How the description of the interface says that an answer is a file. */
import { z } from 'zod';

export const fileOf = (...types: readonly string[]) => ({
  description: 'A file',
  content: Object.fromEntries(
    types.map((type) => [type, { schema: z.unknown().meta({ type: 'string', format: 'binary' }) }]),
  ),
});
