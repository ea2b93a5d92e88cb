/** The certificate with which a service may listen beyond its own machine. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { isIP } from 'node:net';
import { StartFault } from '../fault.ts';

/** Paths of PEM files; the certificate's may go on with those of its issuers. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

export interface Tls {
  /** The first name in the certificate that can be asked for. */
  readonly name: string;
  /** Whether the certificate is for this host name or address. */
  isFor(host: string): boolean;
  serve(listener: RequestListener, limits: ServerOptions): Server;
  /** Takes the files as they are now, for connections to come; throws as `openTls`, and then stays as it was. */
  renew(): void;
  /** ms until the certificate is over. */
  left(): number;
}

/** `now`: ms since the epoch. Throws a `StartFault` that says what is wrong with the files. */
export function openTls(files: TlsFiles, now: () => number): Tls {
  let pair = readPair(files, now());
  let server: ReturnType<typeof createServer> | undefined;
  return {
    get name() {
      return nameIn(pair.certificate);
    },
    isFor(host) {
      const { certificate } = pair;
      return host !== '' && (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined;
    },
    serve(listener, limits) {
      server = createServer({ ...limits, cert: pair.cert, key: pair.key, minVersion: 'TLSv1.2' }, listener);
      return server;
    },
    renew() {
      pair = readPair(files, now());
      server?.setSecureContext({ cert: pair.cert, key: pair.key, minVersion: 'TLSv1.2' });
    },
    left: () => pair.certificate.validToDate.getTime() - now(),
  };
}

function readPair({ cert: certFile, key: keyFile }: TlsFiles, now: number) {
  const [cert, key] = [readNamed(certFile, '--cert'), readNamed(keyFile, '--key')];
  const certificate = understood(certFile, '证书', 'certificate', () => new X509Certificate(cert));
  const privateKey = understood(keyFile, '私钥', 'private key', () => createPrivateKey(key));
  if (!certificate.checkPrivateKey(privateKey))
    throw new StartFault(
      2,
      `私钥 ${keyFile} 与证书 ${certFile} 不是一对。请检查 --cert 和 --key。`,
      `The private key ${keyFile} is not that of the certificate ${certFile}. Check --cert and --key.`,
    );
  const { validFromDate, validToDate } = certificate;
  if (now > validToDate.getTime())
    throw new StartFault(
      2,
      `证书 ${certFile} 已于 ${day(validToDate)} 过期。请换上新证书再启动。`,
      `The certificate ${certFile} expired on ${day(validToDate)}. Put a renewed one in its place and start again.`,
    );
  if (now < validFromDate.getTime())
    throw new StartFault(
      2,
      `证书 ${certFile} 自 ${day(validFromDate)} 起才有效。请检查本机时间，或换证书。`,
      `The certificate ${certFile} holds from ${day(validFromDate)} on. Check this machine's clock, or take another.`,
    );
  return { cert, key, certificate };
}

const day = (date: Date): string => date.toISOString().slice(0, 10);

/** `option`: where the path was told. Throws a `StartFault` where it cannot be read. */
export function readNamed(file: string, option: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new StartFault(
      2,
      `读不了 ${file}（${code}）。请检查 ${option} 的路径和文件权限。`,
      `Cannot read ${file} (${code}). Check the path of ${option} and the file's permissions.`,
      error,
    );
  }
}

function understood<T>(file: string, chinese: string, english: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new StartFault(
      2,
      `${file} 不是 PEM 格式的${chinese}。`,
      `${file} is no ${english} in PEM (text that begins with -----BEGIN).`,
      error,
    );
  }
}

/** `DNS:township.example, IP Address:10.1.2.3`; a name with a star is none that can be asked for. */
function nameIn({ subjectAltName = '' }: X509Certificate): string {
  const names = [...subjectAltName.matchAll(/(?:DNS|IP Address):([^\s,*]+)(?:,|$)/g)].map(([, name]) => name);
  return names[0] ?? 'localhost';
}
