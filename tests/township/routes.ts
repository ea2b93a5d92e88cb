/** The route table of a Fastify server as it is built, with what no description tells: hidden routes, and those of other methods. */
import diagnostics from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import type { Role } from '../../server/township/store/staff-contract.ts';

export interface Registered {
  readonly method: string;
  /** With its parameters as `:unit`. */
  readonly url: string;
  /** Undefined: it is open. */
  readonly roles: readonly Role[] | undefined;
  /** Of the largest body, bytes. */
  readonly bodyLimit: number;
}

/** All routes of the server that `build` makes. */
export async function routesOf(build: () => Promise<unknown>): Promise<readonly Registered[]> {
  const found: Registered[] = [];
  const onServer = (message: unknown): void => {
    const { fastify } = message as { readonly fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url, config, bodyLimit = fastify.initialConfig.bodyLimit ?? 0 }) => {
      for (const one of [method].flat()) found.push({ method: one, url, roles: config?.roles, bodyLimit });
    });
  };
  diagnostics.subscribe('fastify.initialization', onServer);
  try {
    await build();
  } finally {
    diagnostics.unsubscribe('fastify.initialization', onServer);
  }
  return found;
}
