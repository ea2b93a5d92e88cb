/** Whose certificates the box believes: the township's server is the only one that it speaks to. */
import { X509Certificate } from 'node:crypto';
import { setDefaultCACertificates } from 'node:tls';
import { StartFault } from '../../service/fault.ts';
import { readText } from '../toml.ts';

/** From now on, in the whole process. Throws a `StartFault` for a file that holds no certificate. */
export function believeOnly(file: string): void {
  const text = readText(file, '[township] ca');
  const certificates = text.match(/-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/gs) ?? [];
  try {
    if (certificates.length === 0) throw new SyntaxError('no certificate');
    for (const certificate of certificates) new X509Certificate(certificate);
  } catch (error) {
    throw new StartFault(
      2,
      `${file} 里没有 PEM 格式的证书。请检查 [township] ca。`,
      `There is no certificate in PEM in ${file}. Check [township] ca.`,
      error,
    );
  }
  setDefaultCACertificates(certificates);
}
