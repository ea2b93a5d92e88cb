/** The township's console, measured. */
import { describeWith } from '../extras.ts';
import { itFollowsTheRules, office } from './rules.ts';

describeWith(['chromium', 'cjkFonts'], "the township's console", () => {
  itFollowsTheRules('guidance', /themes-(empty|recall)|policies-none/, office);
  itFollowsTheRules('towns', /superior-(waiting|revoked|halted)|-new/, office);
  itFollowsTheRules(
    'township',
    /login-(wrong|locked)|wall-large|fleet-refuse|compare-(large|one)|approvals-(refuse|send-back|empty)|reminders-empty|(audit|assessment|visits)-none|sheet-read/,
    office,
  );
});
