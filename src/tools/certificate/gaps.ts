/** Commands that show what was not checked. */
import type { CertVerdict, CertWanted } from '../../core/certificate/judge.ts';
import type { CertificateFacts } from '../../core/certificate/model.ts';
import type { CertAsk } from '../../core/certificate/verdict.ts';
import type { Block, CommandBlock, Segment } from '../../core/blocks.ts';
import { isIpAddress } from '../../core/names.ts';

/** `openssl s_client` for each service; SQL Server wraps TLS in its own protocol, unless it is strict (TDS 8.0). */
const WIRE: Readonly<Partial<Record<CertWanted['purpose'], { readonly port: number; readonly starttls?: string }>>> = {
  ldaps: { port: 636 }, iis: { port: 443 }, rdp: { port: 3389 }, mysql: { port: 3306, starttls: 'mysql' }, postgresql: { port: 5432, starttls: 'postgres' },
};

/** One block for each kind of gap, or none. */
export function gapBlocks(verdicts: readonly CertVerdict[], wanted: CertWanted, leaf: CertificateFacts | undefined): readonly Block[] {
  const asked = new Set(verdicts.flatMap((v) => (v.state === 'not-checked' && v.ask !== undefined ? [v.ask] : [])));
  const blocks = ORDER.filter((a) => asked.has(a)).flatMap((a) => blocksFor(a, wanted, leaf));
  if (blocks.length === 0) return [];
  return [{ kind: 'step', id: 'gaps', title: 'What was not checked', text: ['Paste the outputs below the certificate: they are put together. ', { code: 'SERVER.cer' }, ' is the exported public certificate, ', { code: 'THUMBPRINT' }, ' its SHA-1 hash.'] }, ...blocks];
}

const ORDER: readonly CertAsk[] = ['file', 'key', 'permissions', 'store', 'chain'];

function blocksFor(ask: CertAsk, wanted: CertWanted, leaf: CertificateFacts | undefined): readonly CommandBlock[] {
  const where = wanted.purpose === 'ldaps' ? 'dc' : 'server';
  const thumbprint: Segment = leaf?.thumbprint === undefined || !/^[0-9A-F]{40}$/.test(leaf.thumbprint.value) ? 'THUMBPRINT' : { value: leaf.thumbprint.value };
  const files = wanted.purpose === 'mysql' || wanted.purpose === 'postgresql' || wanted.purpose === 'mysql-client';
  const reads = { kind: 'command', changes: false } as const;
  switch (ask) {
    case 'file':
      return [
        { ...reads, id: 'gap-dump', title: 'dump the whole certificate', shell: 'cmd', where, rights: 'Any local user', lines: [['certutil -v -dump SERVER.cer']] },
        ...wire(wanted),
      ];
    case 'key':
      if (files) return [{ ...reads, id: 'gap-key', title: 'do key and certificate belong together', shell: 'cmd', where, rights: 'Who may read the key file', lines: [['openssl pkey -in KEYFILE -pubout -outform DER | openssl dgst -sha256'], ['openssl x509 -in CERTFILE -pubkey -noout | openssl pkey -pubin -outform DER | openssl dgst -sha256']] }];
      return [{ ...reads, id: 'gap-key', title: 'show provider and KeySpec, and test the key', shell: 'cmd', where, rights: 'Local administrator', lines: [['certutil -v -store My ', thumbprint]] }];
    case 'permissions':
      return [{ ...reads, id: 'gap-permissions', title: 'find the key file and who may read it', shell: 'cmd', where, rights: 'Local administrator; CONTAINER is the unique container name that certutil prints, KEYFILE the path that dir prints', lines: [['dir /a /s /b "C:\\ProgramData\\Microsoft\\Crypto\\CONTAINER"'], ['icacls "KEYFILE"']] }];
    case 'store':
      return [{ ...reads, id: 'gap-store', title: 'list the certificates of the store', shell: 'powershell', where, rights: 'Local administrator', lines: [['Get-ChildItem -Path Cert:\\LocalMachine\\My |'], ["    Format-List -Property @('HasPrivateKey', 'Thumbprint', 'NotAfter', 'EnhancedKeyUsageList', 'Subject')"]] }];
    case 'chain':
      return [{ ...reads, id: 'gap-chain', title: 'verify the chain and fetch its revocation lists', shell: 'cmd', where: 'client', rights: 'The account that validates', lines: [['certutil -verify -urlfetch SERVER.cer']] }];
    case 'names':
      return [];
  }
}

function wire({ purpose, names }: CertWanted): readonly CommandBlock[] {
  const at = WIRE[purpose];
  const host = names.find((n) => !isIpAddress(n));
  if (at === undefined || host === undefined) return [];
  return [{
    kind: 'command', changes: false, id: 'gap-wire', title: 'read the certificate that the server sends', shell: 'bash', where: 'admin', rights: 'Any user',
    lines: [['openssl s_client ', ...(at.starttls === undefined ? [] : [`-starttls ${at.starttls} `]), '-connect ', { value: host }, `:${at.port} `, ...(at.starttls === undefined ? ['-servername ', { value: host }, ' '] : []), '-showcerts </dev/null']],
  }];
}
