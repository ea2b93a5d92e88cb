/** Values of a policy by their path, `participation.threshold`; entries of a list go by their id, `steps.oath.title`. */

/** The value at a path; undefined where it leads nowhere. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce(child, value);
}

/** A copy of `value` in which `path` says `to`; null where all but its last word leads nowhere. A list takes a new entry. */
export function withValueAt(value: unknown, path: string, to: unknown): unknown {
  const [first = '', ...rest] = path.split('.');
  const next = rest.length === 0 ? to : withValueAt(child(value, first), rest.join('.'), to);
  if (next === null && rest.length > 0) return null;
  if (Array.isArray(value)) {
    const known = value.some((entry) => idOf(entry) === first);
    return known ? value.map((entry: unknown) => (idOf(entry) === first ? next : entry)) : [...value, next];
  }
  return isFields(value) ? { ...value, [first]: next } : null;
}

/** The path that ids give to what zod finds by position. */
export function pathOf(value: unknown, place: readonly PropertyKey[]): string {
  let at = value;
  const words = place.map((key) => {
    at = isFields(at) || Array.isArray(at) ? (at as Readonly<Record<PropertyKey, unknown>>)[key] : undefined;
    return String((typeof key === 'number' ? idOf(at) : undefined) ?? String(key));
  });
  return words.join('.');
}

/** Every value that has no values in it, with its path; a list of bare words or numbers is one value. */
export function* leavesOf(value: unknown, path = ''): Generator<{ readonly path: string; readonly value: unknown }> {
  const children: [string, unknown][] = Array.isArray(value)
    ? value.flatMap((entry): [string, unknown][] =>
        typeof idOf(entry) === 'string' ? [[String(idOf(entry)), entry]] : [],
      )
    : isFields(value)
      ? Object.entries(value)
      : [];
  if (children.length === 0) yield { path, value };
  for (const [key, entry] of children) yield* leavesOf(entry, path === '' ? key : `${path}.${key}`);
}

function child(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.find((entry: unknown) => idOf(entry) === key);
  return isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

const idOf = (entry: unknown): unknown => (isFields(entry) ? entry.id : undefined);

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
