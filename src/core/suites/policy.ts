/** The policy SSL Cipher Suite Order as text and as a registry value. */
import type { Change, RegistryKey } from '../registry/model.ts';

/** Documented limit of the text. */
export const POLICY_LIMIT = 1023;

/** Group Policy and MDM write here: one string with commas (REG_SZ). */
export const policyKey: RegistryKey = { hive: 'HKEY_LOCAL_MACHINE', path: 'SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002' };
/** Windows and the cmdlets write here: one string for each suite (REG_MULTI_SZ). Not to be edited by hand. */
export const localKey: RegistryKey = { hive: 'HKEY_LOCAL_MACHINE', path: 'SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002' };
export const policyName = 'Functions';

/**
 * The names as the policy takes them: commas, no blanks, the order kept. Its length is the number of characters that the limit of 1,023 counts.
 *
 *     policyString(['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'])   // 'TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256'
 *
 * Source: Microsoft: Manage TLS ("strict comma delimited format").
 */
export function policyString(names: readonly string[]): string {
  return names.join(',');
}

/** Characters by which a policy text is over the limit; 0 when it fits. */
export function overLimit(text: string): number {
  return Math.max(0, text.length - POLICY_LIMIT);
}

/** The policy as a registry change, for the emitters: REG_SZ `Functions` below the policy key. */
export function policyChange(text: string): Change {
  return { kind: 'set', key: policyKey, name: policyName, value: { type: 'REG_SZ', data: text } };
}

/** Back to the list of Windows: the value goes, the key stays. */
export const policyRemoval: Change = { kind: 'delete-value', key: policyKey, name: policyName };
