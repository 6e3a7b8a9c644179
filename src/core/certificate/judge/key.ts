/** The private key, as far as certutil -v -store shows it. A certificate file never does. */
import type { Rich } from '../../blocks.ts';
import { fits, seen, unseen, visible, type CertEvidence } from '../verdict.ts';
import type { Check, JudgeContext } from './context.ts';

/**
 * Whether a key is in a Key Storage Provider (CNG), by KeySpec and provider as certutil prints them; undefined where neither is shown.
 *
 *     isCngKey(0, 'Microsoft Software Key Storage Provider')   // true
 *
 * Source: Microsoft: Certificate requirements for SQL Server.
 */
export function isCngKey(spec: number | undefined, provider: string | undefined): boolean | undefined {
  if (provider !== undefined && /Key Storage Provider|Platform Crypto Provider/i.test(provider)) return true;
  if (spec !== undefined) return spec === 0;
  return provider === undefined ? undefined : false;
}

const isCng = ({ leaf: { privateKey } }: JudgeContext): boolean | undefined => isCngKey(privateKey?.spec?.value, privateKey?.provider?.value);

export function keyLines({ leaf }: JudgeContext): readonly (CertEvidence | undefined)[] {
  const key = leaf.privateKey;
  return [seen(key?.provider, key?.provider?.value, 'provider'), seen(key?.spec, `KeySpec ${key?.spec?.value ?? ''}`), seen(key?.container, key?.container?.value, 'container')];
}

/** ALL-NOKEY */
export const privateKey: Check = (context) => {
  const key = context.leaf.privateKey;
  const windows = context.purpose.stack === 'schannel';
  if (key === undefined) return windows ? unseen('key', 'A certificate does not show its private key. Only the machine that serves knows whether it is there.') : unseen('key', 'A certificate does not show its private key: compare it with the key file on the server.');
  if (!key.there.value) return { state: 'stop', says: ['There is no usable private key for it on that machine.'], evidence: [seen(key.there, 'no private key')], next: ['If the key is there and only the link is lost: ', { code: 'certutil -repairstore My THUMBPRINT' }, '. Otherwise import the PFX.'] };
  if (key.test?.value === 'failed') return { state: 'stop', says: ['The private key failed its test for the account that ran certutil.'], evidence: [seen(key.test, 'key test failed'), ...keyLines(context)], next: ['Look who may read the key file, and whether it is there.'] };
  if (key.test?.value === 'passed') return { ...fits('The private key works for the account that ran certutil. The service runs as another one.'), evidence: [seen(key.test, 'key test passed'), ...keyLines(context)] };
  return { ...unseen('key', 'A private key is linked; the text does not show that it works.'), evidence: keyLines(context) };
};

/** SQL-KEYSPEC: 0 is left to the rule of the provider. */
export const keySpec: Check = (context) => {
  const spec = context.leaf.privateKey?.spec;
  if (spec === undefined) return unseen('key', 'KeySpec is not in a certificate file. The Certificates snap-in does not show it either.');
  if (spec.value === 1) return { ...fits('KeySpec is 1 (AT_KEYEXCHANGE).'), evidence: keyLines(context) };
  if (spec.value === 2) return { state: 'stop', says: ['The key is for signatures only (KeySpec 2, AT_SIGNATURE): SQL Server cannot use it.'], evidence: keyLines(context), next: ['Import the PFX again with AT_KEYEXCHANGE, or request a new one with KeySpec = 1.'] };
  return undefined;
};

const LINKS: Rich = [{ link: 'https://github.com/dataplat/dbatools/issues/10713', text: 'dbatools issue 10713' }, ' and ', { link: 'https://github.com/dataplat/dbatools/pull/10721', text: 'pull request 10721' }];

/** SQL-KSP: documented as not compatible, seen to work in some versions. Both are said; where it was seen to work the verdict is a warning. */
export const sqlProvider: Check = (context) => {
  const cng = isCng(context);
  const curve = context.leaf.key?.value.algorithm === 'EC';
  const version = context.wanted.sqlVersion;
  const seenVersion = version === undefined || version === '2019' || version === '2022' || version === '2025';
  if (cng === false && !curve) return { ...fits('The key is in a legacy provider', context.leaf.privateKey?.provider ? [': ', context.leaf.privateKey.provider.value].join('') : '', '.'), evidence: keyLines(context) };
  if (cng === undefined && !curve) return unseen('key', 'The provider of the key is not in a certificate file.');
  const documented: Rich = ['No: SQL Server needs a key of a legacy provider with KeySpec 1; keys of a Key Storage Provider (KeySpec 0) are not compatible.'];
  if (curve) {
    return {
      state: 'stop',
      says: ['The key is an elliptic-curve key. Legacy providers hold RSA keys, so it can only be in a Key Storage Provider, which the documents of SQL Server exclude. Configuration Manager does not list it.'],
      documented,
      observed: ['The published tests were made with RSA keys: ', ...LINKS, '. For elliptic-curve keys there is no report here.'],
      evidence: [seen(context.leaf.key, 'elliptic-curve key'), ...keyLines(context)],
      next: ['Issue it with an RSA key of 2048 bits in Microsoft RSA SChannel Cryptographic Provider.'],
    };
  }
  return {
    state: seenVersion ? 'warning' : 'stop',
    says: ['The key is in a Key Storage Provider (CNG): documented as not compatible, ', seenVersion ? 'and yet seen to work.' : `and not tested with SQL Server ${version}.`],
    documented,
    observed: seenVersion
      ? ['Yes, when the thumbprint is written into the registry: SQL Server 2019, 2022 and 2025 loaded such a certificate and served TLS with it in a published test (', ...LINKS, '). Configuration Manager does not offer it.']
      : [`Not tested with SQL Server ${version}; SQL Server 2019, 2022 and 2025 were (`, ...LINKS, ').'],
    evidence: keyLines(context),
    next: ['For production take what is documented: a key in Microsoft RSA SChannel Cryptographic Provider with KeySpec 1. A PFX can be imported there: ', { code: 'certutil -csp "Microsoft RSA SChannel Cryptographic Provider" -importpfx My FILE.pfx AT_KEYEXCHANGE' }, '.'],
  };
};

/** LDAPS-CSP */
export const ldapsProvider: Check = (context) => {
  const cng = isCng(context);
  if (cng === undefined) return unseen('key', 'The provider of the key is not in a certificate file.');
  if (!cng) return { ...fits('The key is in a legacy provider, as the article asks for.'), evidence: keyLines(context) };
  return {
    state: 'note',
    says: ['The key is in a Key Storage Provider (', { code: visible(context.leaf.privateKey?.provider?.value ?? 'CNG') }, '). The article names the Schannel provider.'],
    documented: ['KB321051: use the Schannel cryptographic service provider to generate the key.'],
    observed: ['Certificates with CNG keys, such as those of default templates, are in wide use for LDAPS.'],
    evidence: keyLines(context),
    next: ['Nothing for LDAPS itself. Look at the row on Active Directory Web Services.'],
  };
};

/** LDAPS-ADWS */
export const adws: Check = (context) => {
  const cng = isCng(context);
  if (cng === undefined) return unseen('key', 'The provider of the key is not in a certificate file.');
  if (!cng) return fits('No key of a Key Storage Provider that Active Directory Web Services could stumble over.');
  return { state: 'warning', says: ['Active Directory Web Services, which the PowerShell module and the Administrative Center use, picks a certificate by usage and name and is reported to fail with a key of a Key Storage Provider.'], evidence: keyLines(context), next: ['Test it after the change: ', { code: 'Get-ADDomain' }, '. If it fails, use a legacy provider.'] };
};
