/** Ends the switch over a closed union. Reached only when the service is newer than the page. */
export function unreachable(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
