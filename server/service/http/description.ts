/** The description of an interface as OpenAPI, made when it is first asked for: what makes it takes long to load. */
import type { RouteOptions } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { HttpApp } from './app.ts';
import { zodFastify } from './fastify.ts';

export interface Title {
  readonly title: string;
  readonly version: string;
}

/** Of the routes that `app` gets from now on, but for those that hide. */
export function describeRoutes(app: HttpApp, title: Title): () => Promise<object> {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    if (route.method !== 'HEAD') routes.push(route);
  });
  let description: Promise<object> | undefined;
  return () => {
    description ??= describe(routes, title);
    return description;
  };
}

/** By an app that has the same routes and serves nobody. */
async function describe(routes: readonly RouteOptions[], info: Title): Promise<object> {
  const { default: swagger } = await import('@fastify/swagger');
  const app = zodFastify({ exposeHeadRoutes: false });
  await app.register(swagger, { openapi: { openapi: '3.1.0', info }, transform: jsonSchemaTransform });
  for (const { method, url, schema, handler } of routes)
    app.route({ method, url, handler, ...(schema !== undefined && { schema }) });
  await app.ready();
  return app.swagger();
}
