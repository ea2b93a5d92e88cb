/** A Fastify whose routes have zod schemas. */
import fastify, { type FastifyHttpOptions, type FastifyInstance, type RawServerDefault } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';

/** Stands where Fastify would load compilers of its own, two hundred files that nobody asks. */
const unasked = (): never => {
  throw new Error('the compilers have been set');
};

export function zodFastify(options: FastifyHttpOptions<RawServerDefault>): FastifyInstance {
  const compilersFactory = { buildValidator: unasked, buildSerializer: unasked };
  const app = fastify({ ...options, schemaController: { compilersFactory } });
  app.setValidatorCompiler(validatorCompiler);
  // Answers are held to their schemas by the compiler and by a test; here that would cost time, and a slip the answer.
  app.setSerializerCompiler(() => JSON.stringify);
  return app;
}
