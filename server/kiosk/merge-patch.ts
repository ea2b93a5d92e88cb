/** JSON merge patches (RFC 7396) between two views: what the socket sends instead of the whole view. */

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The patch that makes `to` of `from`; `{}` when they are equal. Undefined when no merge patch can: in RFC 7396 a null
 * removes a key, so a value that becomes null cannot be said, and the whole value has to be sent. Parts that both share
 * by reference are taken as equal without a look, so the cost is that of what changed.
 */
export function diff(from: JsonObject, to: JsonObject): JsonObject | undefined {
  const patch: Record<string, Json> = {};
  for (const key of Object.keys(from)) if (own(to, key) === undefined) set(patch, key, null);
  for (const [key, value] of Object.entries(to)) {
    const old = own(from, key);
    if (value === undefined || same(old, value)) continue;
    if (isObject(value)) {
      const inner = diff(isObject(old) ? old : {}, value);
      if (inner === undefined) return undefined;
      set(patch, key, inner);
    } else if (value === null) return undefined;
    else set(patch, key, value);
  }
  return patch;
}

/** Applies a merge patch as RFC 7396 section 2 says; `target` stays as it is, and unchanged parts are shared with it. */
export function apply(target: Json, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result: Record<string, Json> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else set(result, key, apply(own(result, key), value));
  }
  return result;
}

// Keys are ids from outside; one named `__proto__` must be a key like any other.

function own(object: JsonObject, key: string): Json {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function set(object: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

function same(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}
