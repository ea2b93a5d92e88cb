/** What staff say to a branch: POST /api/branches/:unit/commands `{id, type, data}`, answered as in the room. */
export type { Answer } from '../../domain/answers.ts';
export type { CommandDataOf, CommandType } from '../../domain/commands.ts';
