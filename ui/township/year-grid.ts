/** The twelve months of a branch's year with their meetings, and the same as points of the curve. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { BranchPage, GridMeeting } from '../../server/township/contract.ts';
import { dayText } from '../elements/clock.ts';
import { meetingNames as names } from '../texts/township-behind.ts';
import { branch as texts } from '../texts/township-branch.ts';
import { standings } from '../texts/township-wall.ts';
import type { CurvePoint } from './curve.ts';

const months = Array.from({ length: 12 }, (_, index) => index + 1);

const monthOf = ({ date }: GridMeeting) => Number(date.slice(5, 7));

const looks: Readonly<Record<GridMeeting['standing'], string>> = {
  none: '',
  'not-reported': 'silent',
  overdue: 'late',
  open: 'on',
  closed: 'good',
};

export function yearGrid({ meetings }: BranchPage): TemplateResult {
  return html`<ol class="months">
    ${months.map((month) => {
      const held = meetings.filter((meeting) => monthOf(meeting) === month);
      return html`<li class=${held.length === 0 ? 'none' : nothing}>
        <h3>${texts.month(month)}</h3>
        ${held.length === 0 ? html`<p class="note">${texts.noMeeting}</p>` : held.map(cell)}
      </li>`;
    })}
  </ol>`;
}

function cell(meeting: GridMeeting): TemplateResult {
  const { date, theme, standing, figures, verdict, traces } = meeting;
  const whole = traces.every((trace) => trace.in);
  return html`<div class="meeting">
    <p class="row"><span class="day">${dayText(date)}</span>
      ${standing === 'none' || standing === 'closed' ? nothing : html`<span class="tag ${looks[standing]}">${standings[standing]}</span>`}
      ${verdict === 'missed' ? html`<span class="tag bad">${texts.verdicts.missed}</span>` : nothing}</p>
    <p class="theme" title=${theme}>${theme}</p>
    ${
      figures !== null
        ? html`<p class="attended">${texts.attended(figures)}
            <button class="button quiet names" aria-label=${names.openOf(date)} @click=${({ target }: Event) => ask(target, meeting)}>${names.open}</button></p>`
        : standing === 'overdue'
          ? html`<p class="note">${texts.untold}</p>`
          : standing === 'none'
            ? html`<p class="note">${texts.planned}</p>`
            : nothing
    }
    ${
      standing === 'closed' && traces.length > 0
        ? html`<p class="note ${whole ? '' : 'wanting'}">${whole ? texts.whole : texts.missing(meeting)}</p>`
        : nothing
    }
  </div>`;
}

/** Whoever shows the grid opens them. */
function ask(target: EventTarget | null, meeting: GridMeeting): void {
  target?.dispatchEvent(new CustomEvent('names', { detail: meeting, bubbles: true, composed: true }));
}

/** A point for each closed meeting; a month without one breaks the line. */
export function pointsOf({ meetings }: BranchPage): readonly CurvePoint[] {
  return months.flatMap((month) => {
    const label = texts.month(month);
    const closed = meetings.flatMap((meeting) => {
      const { standing, figures, verdict } = meeting;
      if (monthOf(meeting) !== month || standing !== 'closed' || figures === null) return [];
      const { rate, present, expected } = figures;
      return [{ label, rate, present, expected, missed: verdict === 'missed' }];
    });
    return closed.length > 0 ? closed : [{ label, rate: null, present: 0, expected: 0, missed: false }];
  });
}

export const yearGridStyles = css`
  .months {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 10px;
  }
  .months li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 6px;
    min-height: 120px;
    padding: 8px 12px 10px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .months .none {
    background: var(--paper);
  }
  .months h3 {
    font-size: 17px;
    color: var(--ink-soft);
  }
  .meeting .row {
    gap: 4px 8px;
  }
  .meeting .day {
    font-weight: 600;
  }
  .meeting .theme {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .meeting .attended {
    display: flex;
    align-items: center;
    justify-content: space-between;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .meeting .names {
    padding: 0;
  }
  .meeting .wanting {
    color: var(--bad);
    font-weight: 600;
  }
  @media (max-width: 1100px) {
    .months {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
`;
