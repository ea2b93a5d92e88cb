/** A command as it comes in over HTTP. */
import { z } from 'zod';
import { type CommandData, type CommandType, commandSchemas } from '../../domain/commands.ts';
import { Id } from '../../domain/vocabulary.ts';

/** One object per type of command, so that the description of the interface names them all. */
const commandPosts = Object.entries(commandSchemas).map(([type, data]) =>
  z.object({ id: Id, type: z.literal(type as CommandType), data }),
);
const [firstPost, ...otherPosts] = commandPosts;
if (firstPost === undefined) throw new Error('there are no commands');

// The compiler cannot follow from the list to the union of pairs that `CommandData` is.
export const CommandPost = z.discriminatedUnion('type', [firstPost, ...otherPosts]) as unknown as z.ZodType<
  CommandData & { readonly id: string }
>;
