/**
 * The changes of a view, applied: a JSON merge patch (RFC 7396), but for one thing. `null` is a value of many fields of
 * the view (no meeting is on), so it takes an entry out only in the two maps by person id.
 */
const maps: ReadonlySet<string> = new Set(['wall', 'paid']);

/** What the patch does not name stays the same object, so that elements see what did not change. */
export function mergePatch(target: unknown, patch: unknown, field = ''): unknown {
  if (!isRecord(patch)) return patch;
  const merged: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null && maps.has(field)) delete merged[key];
    else merged[key] = mergePatch(merged[key], value, key);
  }
  return merged;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
