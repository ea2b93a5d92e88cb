/** Commands about cards and booklets (KX-07). */
import type { CommandDataOf } from '../commands.ts';
import type { NewEvent } from '../events.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';

function bindCredential(setting: Setting, data: CommandDataOf<'credential.bind'>): Outcome {
  const owner = setting.state.people.get(data.person);
  if (owner === undefined || owner.left) return refused('no-such-person');
  const events = bindEvents(setting, data);
  return events === 'bound-to-another' ? refused(events) : done(...events);
}

/** A person has one good card and one good booklet: the new one replaces the old, which then answers “replaced”. */
export function bindEvents(setting: Setting, data: CommandDataOf<'credential.bind'>): NewEvent[] | 'bound-to-another' {
  const { key, kind, tail, person } = data;
  const { people, credentials } = setting.state;
  const known = credentials.get(key);
  if (known?.person === person && known.state === 'good') return [];
  const holder = known?.person ?? person;
  if (holder !== person && people.get(holder)?.left !== true) return 'bound-to-another';
  const replaced = credentials
    .values()
    .filter(
      (other) => other.key !== key && other.person === person && other.kind === kind && other.state !== 'replaced',
    )
    .map((other) => event(setting, `credential:${other.key}`, 'credential.replaced', { by: key }));
  return [...replaced, event(setting, `credential:${key}`, 'credential.bound', { kind, tail, person })];
}

function reportLost(setting: Setting, { key }: CommandDataOf<'credential.report-lost'>): Outcome {
  const known = setting.state.credentials.get(key);
  if (known === undefined || known.person === null) return refused('no-such-credential');
  if (known.state !== 'good') return asItWas;
  return done(event(setting, `credential:${key}`, 'credential.lost', {}));
}

function reportFound(setting: Setting, { key }: CommandDataOf<'credential.report-found'>): Outcome {
  const known = setting.state.credentials.get(key);
  if (known === undefined || known.person === null) return refused('no-such-credential');
  if (known.state !== 'lost') return asItWas;
  return done(event(setting, `credential:${key}`, 'credential.found', {}));
}

function unbindCredential(setting: Setting, { key, reason }: CommandDataOf<'credential.unbind'>): Outcome {
  const known = setting.state.credentials.get(key);
  if (known === undefined) return refused('no-such-credential');
  if (known.person === null) return asItWas;
  return done(event(setting, `credential:${key}`, 'credential.unbound', { reason }));
}

/** Commands about cards and booklets. */
export const credentialDeciders = {
  'credential.bind': bindCredential,
  'credential.report-lost': reportLost,
  'credential.report-found': reportFound,
  'credential.unbind': unbindCredential,
} satisfies Deciders;
