/** Looking at the notices of a scene. */
import type { Answer } from '../../../server/domain/answers.ts';
import type { LocalDate } from '../../../server/domain/date.ts';
import { type Notice, type NoticeKind, noticesOf } from '../../../server/domain/notices.ts';
import type { Policy } from '../../../server/domain/policy/schema.ts';
import { branch, type Scene } from '../scene.ts';

export type Of<K extends NoticeKind> = Extract<Notice, { kind: K }>;

export function look<K extends NoticeKind>(scene: Scene, today: LocalDate, kind: K): Of<K>[] {
  return noticesOf(scene.state, today).filter((notice): notice is Of<K> => notice.kind === kind);
}

/** One line a notice: who must look, by which clause, what closes it, how it stands. */
export function lines(scene: Scene, today: LocalDate, kind: NoticeKind): string[] {
  return look(scene, today, kind).map(
    ({ id, level, clause, closing, standing }) => `${id} ${level} ${clause.split(' ')[0]} ${closing} ${standing}`,
  );
}

export function answer(scene: Scene, notice: string, what = '已说明', id = 'a1'): Answer {
  return scene.do({ type: 'notice.answer', data: { notice, answer: id, what, by: 'lin' } });
}

/** The rural branch of `branch()` under another policy, with the 15th for its day. */
export function under(policy: Policy): Scene {
  const scene = branch().at('10:00', '2026-11-05');
  scene.do({ type: 'policy.adopt', data: { policy, from: '2026-11-01' } });
  scene.do({ type: 'branch.choose-day', data: { day: 15 } });
  return scene;
}

export const close = (scene: Scene, meeting = 'm1'): Answer =>
  scene.do({ type: 'meeting.close', data: { meeting, reason: '散会' } });
