/** The agenda as a text that flows over pages: an item a line, with its class (CX-04). */
import type { Announcement } from '../../../server/kiosk/contract.ts';

export function agendaLines({ agenda }: Pick<Announcement, 'agenda'>): string {
  return agenda.map(({ class: kind, text }) => `【${kind}】${text}`).join('\n');
}
