import { handshakePresets } from '../../data/handshake-presets.ts';
import type { HandshakePreset } from '../../data/handshake-presets.ts';
import { remedySources } from '../../data/handshake-remedies.ts';
import { signSources } from '../../data/handshake-signs.ts';
import type { Example, ToolForm } from '../tool.ts';
import { fields } from './fields.ts';

const [first, ...rest] = handshakePresets;
const exampleOf = ({ label, values }: HandshakePreset): Example => ({ label, values });

/** Titles once each. */
const sources = [...new Map([...Object.values(signSources), ...Object.values(remedySources)].map((source) => [source.title, source])).values()];

export const handshakeForm: ToolForm = {
  id: 'handshake',
  title: 'Handshake check',
  lead: 'Which TLS version and suite a client and a server agree on, or the first step that fails, what each side then shows, and the smallest change that makes it work.',
  description:
    'Puts a client (Windows, framework or driver, pasted registry) and a server (Windows, database or service, certificate key) together: negotiated version and suite or the failing step drawn, ' +
    'exception texts, Schannel events and alerts of both sides, near misses among the suites, and changes that help, least weakening first.',
  searches: [
    'tls handshake check', 'do client and server have a common tls version', 'no common cipher suite which one', 'why does the tls handshake fail', 'compare cipher suites of client and server', 'which tls version will be used', 'old driver tls 1.2 server',
    'a call to sspi failed', 'do not possess a common algorithm', '36874', '36871 10013', 'azure sql minimum tls', 'mysql 8.0.28 tls', 'postgresql 13 tls windows 7', 'tls 1.3 only server', 'smallest change to make tls work',
  ],
  fields,
  columns: true,
  examples: [exampleOf(first), ...rest.map(exampleOf)],
  pages: ['tls-no-common-protocol', 'tls-no-common-cipher', 'no-common-algorithm', 'handshake-refused', 'driver-too-old', 'dotnet-tls', 'custom-cipher-settings', 'patch-levels', 'schannel-events'],
  sources,
};
