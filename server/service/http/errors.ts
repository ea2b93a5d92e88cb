/** Turns whatever went wrong with a request into `{error, message}`. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Logger } from '../logger.ts';
import { faultBody, HttpFault, type HttpFaultCode, httpFaults } from './faults.ts';

const byFastifyCode: Readonly<Record<string, HttpFaultCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_REQ_FILE_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong-type',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'wrong-type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'bad-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-json',
};

/** What a failure of the service's own store means to the person; undefined: it is none. */
export type FaultReader = (error: Error) => HttpFaultCode | undefined;

export const errorHandler =
  (logger: Logger, ofStore: FaultReader = () => undefined) =>
  (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const fault = faultOf(error, ofStore);
    // The route's pattern, as an address may hold what someone typed.
    const route = `${request.method} ${request.routeOptions.url ?? '*'}`;
    if (fault.code === 'bug') logger.error({ route, err: error }, 'request failed');
    else logger.info({ route, fault: fault.code }, 'request refused');
    return reply.status(httpFaults[fault.code].status).send(faultBody(fault.code, fault.detail));
  };

function faultOf(
  error: FastifyError | Error,
  ofStore: FaultReader,
): { readonly code: HttpFaultCode; readonly detail: string } {
  if (error instanceof HttpFault) return error;
  const stored = ofStore(error);
  if (stored !== undefined) return { code: stored, detail: '' };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const places = error.validation.map(({ instancePath }) => instancePath || '/').slice(0, 5);
    return { code: 'bad-request', detail: `（${places.join('，')}）` };
  }
  if ('code' in error) {
    const known = byFastifyCode[error.code];
    if (known !== undefined) return { code: known, detail: '' };
  }
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 429) return { code: 'too-often', detail: '' };
  // The static files' way to say that a folder is no file.
  if (status === 403) return { code: 'not-found', detail: '' };
  return { code: status !== undefined && status >= 400 && status < 500 ? 'bad-request' : 'bug', detail: '' };
}
