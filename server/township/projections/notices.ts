/** What a branch's notices were on the day, for whoever of the staff they are to. */
import { branchOf } from '../../domain/state.ts';
import type { NoticesPage } from '../../service/contract/notices.ts';
import type { Sent } from '../../service/contract/sent.ts';
import { noticesPage } from '../../service/views/notices.ts';
import type { Projection } from './projection.ts';

/** `branch`: '' before it has told. */
export type NoticesTold = Sent<typeof NoticesPage> & { readonly branch: string };

export const noticesProjection: Projection<NoticesTold> = {
  of: (state, today) => ({ branch: branchOf(state)?.name ?? '', ...noticesPage(state, today) }),
};
