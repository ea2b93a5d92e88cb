/** The type of what a schema describes, as nobody who got it may change it. */
import type { z } from 'zod';

export type Sent<Schema extends z.ZodType> = Frozen<z.infer<Schema>>;

type Frozen<T> = unknown extends T ? T : { readonly [Key in keyof T]: Frozen<T[Key]> };
