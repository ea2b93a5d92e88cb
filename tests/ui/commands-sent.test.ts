/** What the domain can do, the pages offer: each command is sent by one of them, or it is told here why not. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type CommandType, commandSchemas } from '../../server/domain/commands.ts';

/** Commands that no page of the room sends. */
const unsent: Partial<Record<CommandType, string>> = {
  'branch.describe': 'the service gives it itself, when a box is set up',
};

it('every command has its form', () => {
  const root = new URL('../../ui/', import.meta.url).pathname;
  const source = globSync('{elements,kiosk,secretary}/**/*.ts', { cwd: root })
    .map((file) => readFileSync(root + file, 'utf8'))
    .join('\n');
  const silent = (Object.keys(commandSchemas) as CommandType[]).filter((type) => !source.includes(`'${type}'`));
  // Both ways: a command that has got its form is no exception any more.
  expect(silent.sort()).toEqual(Object.keys(unsent).sort());
});
