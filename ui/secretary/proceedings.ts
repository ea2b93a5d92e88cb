/** 会议记事: what the meeting brings forth, by subject (CX-23, CX-26, PL-02, PL-11, PL-14, PL-15, XN-04, XN-05). */
import { html, type TemplateResult } from 'lit';
import type { MeetingView } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import { reasons, type Section, sections } from '../texts/desk.ts';
import { proceedings as texts } from '../texts/proceedings.ts';
import { byHand } from '../texts/sections.ts';
import { askReason } from './ask-reason.ts';
import { DeskSection } from './section.ts';

export class DeskProceedings extends DeskSection {
  #menu(meeting: MeetingView): TemplateResult {
    const { decisions, toReport, publicity, charter, problem } = meeting.proceedings;
    const { checks } = this.bench.desk;
    const looked = (checks?.scene ?? []).filter(({ ok }) => ok !== null).length;
    const read = charter.filter(({ today }) => today).length;
    const to = (section: Section, note: string) =>
      html`<button class="button item" @click=${() => this.bench.go(section)}>
        <b>${sections[section].title}</b><span><small>${note}</small></span><k-icon name="chevron-right"></k-icon>
      </button>`;
    return html`<div class="grid two">
      ${to('scene', texts.looked(looked, checks?.scene.length ?? 0))}
      ${to('chapters', texts.chapters(read))} ${to('decisions', texts.decisions(decisions.length, toReport.length))}
      ${to('publicity', texts.items(publicity.length))}
      <button class="button item" @click=${() => this.#problem(meeting)}>
        <b>${texts.problem}</b><span><small>${problem?.text ?? texts.notYet}</small></span><k-icon name="chevron-right"></k-icon>
      </button>
      ${this.#flag(meeting)}
    </div>`;
  }

  /** CX-23: what members or the organisation have in common, and what is done about it. */
  async #problem({ id, proceedings: { problem } }: MeetingView): Promise<void> {
    const text = await askText({
      label: texts.problem,
      value: problem?.text ?? '',
      most: 500,
      lines: true,
      optional: false,
    });
    if (text === null) return;
    const value = problem?.measures ?? '';
    const measures = await askText({ label: texts.measures, value, most: 2000, lines: true, optional: true });
    if (measures !== null) await this.bench.run('problem.name', { meeting: id, text, measures }, texts.problemSaved);
  }

  /** PL-14 */
  #flag({ id }: MeetingView): TemplateResult {
    const flag = this.bench.desk.checks?.workMeeting ?? null;
    const act = async () => {
      const reason = await askReason(
        flag === null ? { ...texts.flag, usual: reasons.workMeeting } : { ...texts.unflag, usual: reasons.unflag },
      );
      if (reason === null) return;
      if (flag === null)
        await this.bench.run('meeting.flag', { meeting: id, why: 'work-meeting', text: reason }, texts.flagged);
      else await this.bench.run('flag.withdraw', { meeting: id, flag: flag.id, reason }, texts.unflagged);
    };
    return html`<button class="button item" @click=${act}>
      <b>${texts.workMeeting}</b><span><small>${flag?.text ?? texts.noFlag}</small></span><k-icon name="chevron-right"></k-icon>
    </button>`;
  }

  protected override render(): TemplateResult {
    const { title, help } = sections.proceedings;
    const { meeting } = this.bench.view;
    const body =
      meeting === null || meeting.openedAt === null
        ? html`<p class="lead middle">${byHand.notOn}</p>`
        : this.#menu(meeting);
    return this.page({ heading: title, note: texts.note, help, back: () => this.bench.go(null), body });
  }
}

define('desk-proceedings', DeskProceedings);
