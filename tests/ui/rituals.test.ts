/** The steps' screens of the other rituals, measured. */
import { describeWith } from '../extras.ts';
import { itFollowsTheRules } from './rules.ts';

describeWith(['chromium', 'cjkFonts'], 'the steps of every ritual', () => {
  itFollowsTheRules('rituals', /-chair$|^rituals\/(briefing-none|reading-none|passed-over)/);
});
