/** Commands about cards and booklets (KX-07). */
import type { CommandDataOf } from '../commands.ts';
import { asItWas, done, event, type Outcome, refused, type Setting } from './outcome.ts';

/** A person has one good card and one good booklet: the new one replaces the old, which then answers “replaced”. */
export function bindCredential(setting: Setting, data: CommandDataOf<'credential.bind'>): Outcome {
  const { key, kind, tail, person } = data;
  const { people, credentials } = setting.state;
  const owner = people.get(person);
  if (owner === undefined || owner.left) return refused('no-such-person');
  const known = credentials.get(key);
  if (known?.person === person && known.state === 'good') return asItWas;
  if (
    known !== undefined &&
    known.person !== null &&
    known.person !== person &&
    people.get(known.person)?.left !== true
  ) {
    return refused('bound-to-another');
  }
  const replaced = credentials
    .values()
    .filter(
      (other) => other.key !== key && other.person === person && other.kind === kind && other.state !== 'replaced',
    )
    .map((other) => event(setting, `credential:${other.key}`, 'credential.replaced', { by: key }));
  return done(...replaced, event(setting, `credential:${key}`, 'credential.bound', { kind, tail, person }));
}

export function reportLost(setting: Setting, { key }: CommandDataOf<'credential.report-lost'>): Outcome {
  const known = setting.state.credentials.get(key);
  if (known === undefined || known.person === null) return refused('no-such-credential');
  if (known.state !== 'good') return asItWas;
  return done(event(setting, `credential:${key}`, 'credential.lost', {}));
}

export function reportFound(setting: Setting, { key }: CommandDataOf<'credential.report-found'>): Outcome {
  const known = setting.state.credentials.get(key);
  if (known === undefined || known.person === null) return refused('no-such-credential');
  if (known.state !== 'lost') return asItWas;
  return done(event(setting, `credential:${key}`, 'credential.found', {}));
}

export function unbindCredential(setting: Setting, { key, reason }: CommandDataOf<'credential.unbind'>): Outcome {
  const known = setting.state.credentials.get(key);
  if (known === undefined) return refused('no-such-credential');
  if (known.person === null) return asItWas;
  return done(event(setting, `credential:${key}`, 'credential.unbound', { reason }));
}
