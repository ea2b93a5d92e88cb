/** Whose certificates this process believes where it asks others: those of the operator's own authority, which the system does not know. */
import { X509Certificate } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { StartFault } from '../fault.ts';
import { readNamed } from './tls.ts';

/** From now on these and no others. `option`: where the path was told. Throws a `StartFault` for a file that holds no certificate. */
export function believeOnly(file: string, option: string): void {
  setDefaultCACertificates(certificatesIn(file, option));
}

/** As `believeOnly`, but these as well: a database may stand behind a certificate, too. */
export function believeToo(file: string, option: string): void {
  setDefaultCACertificates([...getCACertificates(), ...certificatesIn(file, option)]);
}

function certificatesIn(file: string, option: string): string[] {
  const text = readNamed(file, option);
  const certificates = text.match(/-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/gs) ?? [];
  try {
    if (certificates.length === 0) throw new SyntaxError('no certificate');
    for (const certificate of certificates) new X509Certificate(certificate);
  } catch (error) {
    throw new StartFault(
      2,
      `${file} 里没有 PEM 格式的证书。请检查 ${option}。`,
      `There is no certificate in PEM in ${file}. Check ${option}.`,
      error,
    );
  }
  return certificates;
}
