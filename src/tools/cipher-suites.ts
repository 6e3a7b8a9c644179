/**
 * situations:
 * 1. Since the hardening policy of last night a program on Server 2012 R2 cannot reach the new API; on Windows 10 it works. Is the list the reason, and which one suite is missing?
 * 2. An order for the cipher suite policy came with the audit, made for another version of Windows. It goes out to 300 servers tomorrow: does Windows know all the names?
 * 3. SQL Server moves from Server 2016 to Server 2025: which suites does the new machine no longer offer, and whom does that hit?
 */
import type { Block } from '../core/blocks.ts';
import { readInputs } from '../core/inputs.ts';
import { suiteSources } from '../data/cipher-suite-sources.ts';
import type { SuiteSourceId } from '../data/cipher-suite-sources.ts';
import { browse } from './cipher-suites/browse.ts';
import { build } from './cipher-suites/build.ts';
import { check } from './cipher-suites/check.ts';
import { compare } from './cipher-suites/compare.ts';
import { actions, fields } from './cipher-suites/fields.ts';
import type { Output, Tool, Values } from './tool.ts';

function run(values: Values): Output {
  const form = readInputs(values);
  const action = form.choice('do', actions);
  const paste = (field: string): string => (Object.hasOwn(values, field) ? String(values[field]) : '');
  const blocks = (): readonly Block[] => {
    switch (action) {
      case 'check':
        return check(form, paste('order'));
      case 'browse':
        return browse(form);
      case 'compare':
        return compare(form);
      case 'build':
        return build(form, paste('now'));
      case undefined:
        return [];
    }
  };
  const made = blocks();
  return { errors: form.errors, leftOut: form.leftOut, blocks: made };
}

const PASTED = [
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002',
  '    Functions    REG_SZ    TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_128_GMC_SHA256,ECDHE-RSA-AES128-SHA256,TLS_RSA_WITH_3DES_EDE_CBC_SHA',
];

const SOURCES = ['suites', 'protocols', 'manage', 'prioritize', 'cmdlets', 'http2', 'changes', 'auditTap', 'iana', 'openssl', 'rfc9113', 'rfc9325', 'rfc7465', 'rfc8996', 'rfc9155', 'sweet32'] as const satisfies readonly SuiteSourceId[];

export const cipherSuites: Tool = {
  id: 'cipher-suites',
  title: 'Cipher suites and versions',
  lead: 'The default suites of each Windows version, what an upgrade takes, and whether an order of suites holds what you think it holds.',
  description: 'Browses and compares the default cipher suites of Windows versions, checks a suite order for typing faults, unknown names, length, HTTP/2 and missing TLS 1.3, and writes the policy or the cmdlet lines with undo.',
  searches: [
    'cipher suites by windows version',
    'ssl cipher suite order policy check',
    'cipher suites windows server 2012 r2 gcm',
    'cipher suites windows server 2019 vs 2022 vs 2025',
    'ERR_HTTP2_INADEQUATE_TRANSPORT_SECURITY iis',
    'Functions 00010002 registry',
    'Enable-TlsCipherSuite position order',
    'tls 1.3 missing after cipher suite policy',
    'openssl cipher name to windows name',
    '1023 characters cipher suite policy',
    '0xC030 cipher suite',
  ],
  fields,
  examples: [
    { label: 'A policy with typing faults, before it goes to Server 2022', values: { do: 'check', order: PASTED.join('\n'), versions: 'server-2022', key: 'RSA', peers: 'windows-8-1,http2', first: 'reg' } },
    { label: 'What Server 2025 no longer offers', values: { do: 'compare', from: 'server-2016', to: 'server-2025' } },
    { label: 'Why Server 2012 R2 cannot meet a GCM-only server', values: { do: 'browse', windows: 'server-2012-r2', tls: 'TLS 1.2', cert: 'RSA', state: 'on', text: 'GCM' } },
    { label: 'One list for Server 2016 to 2025, with one suite for Windows 8.1', values: { do: 'build', need: 'with-windows-8-1', versions: 'server-2025,server-2022,server-2019,server-2016', key: 'both', peers: 'windows-8-1,http2', first: 'reg' } },
    { label: 'One policy for Server 2012 R2 and Server 2022', values: { do: 'build', need: 'with-cbc', versions: 'server-2022,server-2012-r2', key: 'both', peers: 'windows-8-1', first: 'regexe' } },
  ],
  pages: ['custom-cipher-settings', 'windows-cipher-lists', 'tls-no-common-cipher', 'schannel-events'],
  sources: SOURCES.map((id) => suiteSources[id]),
  run,
};
