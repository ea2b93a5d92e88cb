/**
 * What a branch's notices were on the day. `key` is the role of those who look, for the open ones of the role's levels; '' for
 * all. No name is told that none of them points to.
 */
import { branchOf } from '../../domain/state.ts';
import type { Level } from '../../domain/vocabulary.ts';
import type { NoticesPage } from '../../service/contract/notices.ts';
import type { Sent } from '../../service/contract/sent.ts';
import { noticesPage } from '../../service/views/notices.ts';
import type { Projection } from './projection.ts';

/** Whose word is asked for at the desk of each role; what is a branch's own to answer is not theirs. */
const levels = new Map<string, readonly Level[]>([
  ['township', ['township', 'community']],
  ['community', ['community']],
  ['branch', ['branch']],
]);

/** `branch`: '' before it has told. */
export type NoticesTold = Sent<typeof NoticesPage> & { readonly branch: string };

export const noticesProjection: Projection<NoticesTold> = {
  of(state, today, role) {
    const asked = levels.get(role);
    const page = noticesPage(state, today, ({ level, standing }) => {
      return asked === undefined || (standing === 'open' && asked.includes(level));
    });
    return { branch: branchOf(state)?.name ?? '', ...page };
  },
  ahead: () => ['', ...levels.keys()],
};
