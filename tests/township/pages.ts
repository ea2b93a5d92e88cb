/** Every address that a console may fetch, by the server's own description: so none is forgotten that is added. */
import { z } from 'zod';

const Operation = z.object({
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        schema: z.object({ enum: z.array(z.string()).optional() }),
      }),
    )
    .default([]),
});
const Description = z.object({ paths: z.record(z.string(), z.object({ get: Operation.optional() })) });

type Parameter = z.infer<typeof Operation>['parameters'][number];

/** An address as the description has it, `/api/branches/{unit}`, with what may be asked after it. */
export interface Page {
  readonly path: string;
  readonly parameters: readonly Parameter[];
}

/** `description`: what `/api/openapi.json` answers. */
export const pagesIn = (description: unknown): Page[] =>
  Object.entries(Description.parse(description).paths).flatMap(([path, { get }]) =>
    get === undefined || !path.startsWith('/api/') ? [] : [{ path, parameters: get.parameters }],
  );

/** What a parameter in its path lists itself, but for the forms of a file: one after the other; once where there is none. */
export function eachOf({ path, parameters }: Page): Readonly<Record<string, string>>[] {
  const listed = parameters.find(({ name, schema }) => path.includes(`{${name}}`) && name !== 'form' && schema.enum);
  return listed?.schema.enum?.map((value) => ({ [listed.name]: value })) ?? [{}];
}

/**
 * Where a page is fetched. `given`: what stands in for its parameters, by name; of those that it lists itself the first one
 * does, and for the others something that there is none of. `whole`: also with what it may be asked for and need not.
 */
export function addressOf({ path, parameters }: Page, given: Readonly<Record<string, string>>, whole = false): string {
  const textOf = ({ name, schema }: Parameter): string => given[name] ?? schema.enum?.[0] ?? 'none';
  const inPath = parameters.filter((one) => one.in === 'path');
  const asked = parameters.filter((one) => one.in === 'query' && (one.required || (whole && one.name in given)));
  const query = new URLSearchParams(asked.map((one) => [one.name, textOf(one)]));
  const place = inPath.reduce((text, one) => text.replace(`{${one.name}}`, encodeURIComponent(textOf(one))), path);
  return asked.length === 0 ? place : `${place}?${query}`;
}
