/** Closes a `switch` over a union: a case that is forgotten does not compile, and one that comes all the same throws. */
export function unreachable(never: never): never {
  throw new Error(`unreachable: ${JSON.stringify(never)}`);
}
