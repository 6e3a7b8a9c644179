/** The beginning of a connection as a drawing: PRELOGIN, TLS and LOGIN7, or TLS first with TDS 8.0. */
import type { ExchangeBlock, ExchangeMessage } from '../blocks.ts';
import type { EncryptOutcome } from './model.ts';

type Step = Omit<ExchangeMessage, 'state'> & { readonly stage?: NonNullable<EncryptOutcome['stage']> };

const CLIENT = 0;
const SERVER = 1;

/**
 * The messages up to the first query, with the one that fails marked.
 *
 *     exchangeOf(outcome, 'exchange', 'Connection').messages.map((m) => m.text)
 *     // ['PRELOGIN', 'PRELOGIN response', 'TLS handshake', 'Certificate checked', 'LOGIN7', 'Queries and results']
 *
 * Undefined where nothing is sent, or where it is not known what is sent. Sources: Microsoft: TDS 8.0; MS-TDS, PRELOGIN.
 */
export function exchangeOf(outcome: EncryptOutcome, id: string, caption: string): ExchangeBlock | undefined {
  if (outcome.result === 'unknown' || outcome.stage === 'string' || outcome.spec.engine === 'localdb') return undefined;
  const steps = outcome.tds === '8.0' ? strictSteps(outcome) : tds7Steps(outcome);
  const at = outcome.result === 'refused' ? steps.findIndex((s) => s.stage === outcome.stage) : -1;
  const messages = steps.map(({ stage: _, ...step }, i): ExchangeMessage => ({ ...step, state: at < 0 || i < at ? 'done' : i === at ? 'fails' : 'not-reached' }));
  return { kind: 'exchange', id, caption, actors: ['Client', 'SQL Server'], messages };
}

function tds7Steps({ mode, spec, scope, checked, result }: EncryptOutcome): readonly Step[] {
  const wants = mode === 'optional' ? 'ENCRYPT_OFF' : 'ENCRYPT_ON';
  const all = scope === 'all' || (result === 'refused' && mode === 'mandatory') || spec.force === 'force' || spec.engine === 'azure';
  const answers = mode !== 'optional' ? 'ENCRYPT_ON' : spec.force === 'none' && spec.engine !== 'azure' ? 'ENCRYPT_OFF' : 'ENCRYPT_REQ';
  return [
    { from: CLIENT, to: SERVER, text: 'PRELOGIN', remark: wants, words: `In clear text: the client says that it ${mode === 'optional' ? 'asks for no encryption beyond the login' : 'asks for encryption'}.`, stage: 'prelogin' },
    { from: SERVER, to: CLIENT, text: 'PRELOGIN response', remark: answers, words: `In clear text: the server ${answers === 'ENCRYPT_REQ' ? 'demands encryption of everything' : answers === 'ENCRYPT_ON' ? 'agrees to encrypt everything' : 'wants no encryption beyond the login either'}.` },
    { from: CLIENT, to: SERVER, text: 'TLS handshake', remark: 'inside TDS packets', words: 'The TLS handshake, wrapped in TDS packets; the server shows its certificate. TLS 1.2 at most.' },
    { from: CLIENT, to: CLIENT, text: checked === 'yes' ? 'Certificate checked' : checked === 'no' ? 'Certificate not checked' : 'Check not known', words: checked === 'yes' ? 'The client checks chain, dates and name.' : checked === 'no' ? 'The client takes whatever certificate it is shown.' : 'Whether the client checks the certificate is not documented.', stage: 'certificate' },
    { from: CLIENT, to: SERVER, text: 'LOGIN7', remark: 'encrypted', words: 'The login packet, always encrypted.' },
    { from: CLIENT, to: SERVER, text: 'Queries and results', remark: all ? 'encrypted' : 'clear text', words: all ? 'Everything that follows is encrypted.' : 'Everything that follows is in clear text.' },
  ];
}

function strictSteps({ ceiling }: EncryptOutcome): readonly Step[] {
  return [
    { from: CLIENT, to: SERVER, text: 'TLS handshake', remark: `first, up to ${ceiling}`, words: `The TLS handshake comes before anything of TDS; ${ceiling} at most.`, stage: 'tls-first' },
    { from: CLIENT, to: CLIENT, text: 'Certificate checked', words: 'The client checks the certificate, whatever TrustServerCertificate says.', stage: 'certificate' },
    { from: CLIENT, to: SERVER, text: 'PRELOGIN', remark: 'encrypted', words: 'PRELOGIN and its response, inside TLS.' },
    { from: CLIENT, to: SERVER, text: 'LOGIN7', remark: 'encrypted', words: 'The login packet, inside TLS.' },
    { from: CLIENT, to: SERVER, text: 'Queries and results', remark: 'encrypted', words: 'Everything that follows, inside TLS.' },
  ];
}
