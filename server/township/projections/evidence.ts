/** What pictures and papers the branch's entries name, and the photos of each meeting. */
import { type Evidence, evidenceIn, meetingsWithPhotos, photosOf } from '../../domain/evidence.ts';
import type { Id } from '../../domain/vocabulary.ts';
import type { Projection } from './projection.ts';

export interface EvidenceTold extends Evidence {
  /** By meeting; one without any is not in it. */
  readonly photos: Readonly<Record<Id, readonly string[]>>;
}

export const evidenceProjection: Projection<EvidenceTold> = {
  of: (state) => ({
    ...evidenceIn(state),
    photos: Object.fromEntries(
      meetingsWithPhotos(state).map((meeting) => [meeting, photosOf(state, meeting).map(({ hash }) => hash)]),
    ),
  }),
  awaited: true,
};
