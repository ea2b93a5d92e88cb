/** The member-facing screens, measured. */
import { describeWith } from '../extras.ts';
import { itFollowsTheRules } from './rules.ts';

describeWith(['chromium', 'cjkFonts'], 'the member-facing screens', () => {
  itFollowsTheRules(
    'member',
    /answer-(?!signed-in$|offline|already$|unknown$|lost|random)|wall-(8|masked|evening)|closed-itself/,
  );
});
