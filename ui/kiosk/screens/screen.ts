/** The screen of a view: one element for each name of `whichScreen`. */
import { html, type TemplateResult } from 'lit';
import type { Id } from '../../../server/domain/vocabulary.ts';
import type { View } from '../../../server/kiosk/contract.ts';
import { unreachable } from '../../elements/unreachable.ts';
import { type ScreenName, whichScreen } from '../which-screen.ts';
import './activity.ts';
import './ballot.ts';
import './between.ts';
import './board.ts';
import './briefing.ts';
import './convening.ts';
import './deliberation.ts';
import './discussion.ts';
import './dues.ts';
import './evaluation.ts';
import './oath.ts';
import './own-step.ts';
import './publicity.ts';
import './reading.ts';
import './study.ts';
import './summary.ts';
import './wall.ts';

/** `chair`: steps may be run from here; `fresh`: who was just marked. */
export function screenOf(view: View, chair: boolean, fresh: Id | null): TemplateResult {
  if (view.ballot?.phase === 'voting' && view.meeting?.phase === 'open')
    return html`<ballot-screen .view=${view} ?chair=${chair}></ballot-screen>`;
  const screen: ScreenName = whichScreen(view.meeting);
  switch (screen) {
    case 'board':
      return html`<board-screen .view=${view}></board-screen>`;
    case 'wall':
      return html`<sign-in-wall .view=${view} .fresh=${fresh}></sign-in-wall>`;
    case 'oath':
      return html`<oath-screen .view=${view}></oath-screen>`;
    case 'dues':
      return html`<dues-screen .view=${view} ?chair=${chair} .fresh=${fresh}></dues-screen>`;
    case 'reading':
      return html`<reading-screen .view=${view}></reading-screen>`;
    case 'study':
      return html`<study-screen .view=${view}></study-screen>`;
    case 'discussion':
      return html`<discussion-screen .view=${view} ?chair=${chair}></discussion-screen>`;
    case 'summary':
      return html`<summary-screen .view=${view}></summary-screen>`;
    case 'finished':
      return html`<summary-screen finished .view=${view}></summary-screen>`;
    case 'organisation-life':
    case 'activity':
      return html`<activity-screen .view=${view}></activity-screen>`;
    case 'deliberation':
      return html`<deliberation-screen .view=${view} ?chair=${chair}></deliberation-screen>`;
    case 'publicity':
      return html`<publicity-screen .view=${view}></publicity-screen>`;
    case 'briefing':
      return html`<briefing-screen .view=${view}></briefing-screen>`;
    case 'evaluation':
      return html`<evaluation-screen .view=${view} ?chair=${chair}></evaluation-screen>`;
    case 'convening':
      return html`<convening-screen .view=${view}></convening-screen>`;
    // Done by paperwork before the day (PL-07); a policy that has them on the day gets their title and time.
    case 'committee':
    case 'approval':
    case 'announcement':
    case 'own':
      return html`<own-step-screen .view=${view}></own-step-screen>`;
    case 'paused':
      return html`<paused-screen .view=${view}></paused-screen>`;
    case 'closed':
      return html`<closed-screen .view=${view}></closed-screen>`;
    default:
      return unreachable(screen);
  }
}
