/** The branch itself: what it is called, who its secretary is, which policy it follows. */
import type { LocalDate } from './date.ts';
import type { KnownEvent } from './events.ts';
import { cx6n } from './policy/cx-6n.ts';
import type { Policy } from './policy/schema.ts';
import { upToDate } from './policy/up-to-date.ts';
import type { BranchKind, Id } from './vocabulary.ts';

export interface Branch {
  readonly id: Id;
  name: string;
  township: string;
  kind: BranchKind;
  room: string;
  secretary: Id | null;
  policies: readonly { readonly policy: Policy; readonly from: LocalDate }[];
}

export function startBranch(id: Id): Branch {
  return { id, name: '', township: '', kind: 'rural', room: '', secretary: null, policies: [] };
}

export const copyBranch = (branch: Branch): Branch => ({ ...branch });

export function evolveBranch(branch: Branch, event: KnownEvent): void {
  switch (event.type) {
    case 'branch.described':
      Object.assign(branch, event.data);
      return;
    case 'secretary.named':
      branch.secretary = event.data.person;
      return;
    case 'policy.adopted':
      branch.policies = [...branch.policies, { policy: upToDate(event.data.policy), from: event.data.from }];
      return;
  }
}

/** The policy that holds on a day: the one adopted last among those in force; the default before any was adopted. */
export function policyOn(branch: Branch, date: LocalDate): Policy {
  return branch.policies.findLast((adopted) => adopted.from <= date)?.policy ?? cx6n;
}

/** CX-02: `赤溪镇XX支部主题党日`. */
export function meetingTitle(branch: Branch, policy: Policy): string {
  return policy.title.replace('{township}', branch.township).replace('{branch}', branch.name);
}
