/** The look at the room: flag, oath on the wall, badges, charters … (CX-06, PL-11, XN-09). */
import type { Meeting } from './meeting.ts';
import type { Policy } from './policy/schema.ts';

export type SceneCheck = Policy['scene'][number] & {
  /** Null: nobody has looked. */
  readonly ok: boolean | null;
};

export function sceneOf(meeting: Meeting, policy: Pick<Policy, 'scene'>): readonly SceneCheck[] {
  return policy.scene.map((item) => ({ ...item, ok: meeting.proceedings.scene.get(item.id) ?? null }));
}

/** What the document demands and the look did not find. */
export function sceneFaults(meeting: Meeting, policy: Pick<Policy, 'scene'>): readonly SceneCheck[] {
  return sceneOf(meeting, policy).filter(({ must, ok }) => must && ok === false);
}
