/** Ends every closed switch: a new member of the union is then a type error, and a bug if it comes from outside. */
export function unreachable(value: never): never {
  throw new Error(`not reachable: ${JSON.stringify(value)}`);
}
