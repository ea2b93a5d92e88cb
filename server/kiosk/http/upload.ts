/** The one file of a form. */
import type { FastifyRequest } from 'fastify';
import { HttpFault } from '../../service/http/faults.ts';

/** Rejects with an `HttpFault` where there is none, or it is larger than the form's limit. */
export async function uploadedFile(request: FastifyRequest): Promise<Buffer> {
  const upload = await request.file();
  if (upload === undefined) throw new HttpFault('wrong-type');
  const file = await upload.toBuffer();
  // What `toBuffer` lets through where what is too much came in a piece of its own.
  if (upload.file.truncated) throw new HttpFault('too-large');
  return file;
}
