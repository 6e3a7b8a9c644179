/** How each kind of client compares one DNS name of a certificate with the name that was typed. Both in lower case, any strings. */
import type { NameClient } from '../../data/certificate-purposes.ts';

type Matches = (pattern: string, name: string) => boolean;

const MOST = 255;
const LETTER_OR_DIGIT = /^[a-z0-9]$/;

/** The first label and the rest with its dot: `['*', '.corp.example']`. */
function split(name: string): readonly [string, string] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
}

const stars = (text: string): number => text.split('*').length - 1;

/** Whole left-most label, and a domain of two labels or more behind it. */
function wholeLabel(pattern: string, name: string): boolean {
  const [first, rest] = split(pattern);
  const [label, domain] = split(name);
  return first === '*' && label !== '' && !rest.includes('*') && rest === domain && rest.indexOf('.', 1) > 0;
}

/** Schannel: the asterisk is the whole or the end of the left-most label. Source: KB258858. */
const schannel: Matches = (pattern, name) => {
  const [first, rest] = split(pattern);
  const [label, domain] = split(name);
  if (!first.endsWith('*') || stars(pattern) !== 1 || rest !== domain || rest.indexOf('.', 1) < 0) return false;
  const start = first.slice(0, -1);
  return label.startsWith(start) && label.length > start.length && !start.startsWith('xn--');
};

/** X509_check_host with its default flags: one asterisk at the start or the end of the left-most label, two dots or more. Source: manual page and tests against OpenSSL. */
const openssl: Matches = (pattern, name) => {
  const [first, rest] = split(pattern);
  const at = first.indexOf('*');
  if (stars(pattern) !== 1 || at < 0 || (at > 0 && at < first.length - 1) || stars(rest) > 0 || !wellFormed(pattern)) return false;
  const before = first.slice(0, at);
  const after = first.slice(at + 1) + rest;
  if (before.startsWith('xn--') || name.length < before.length + after.length || !name.startsWith(before) || !name.endsWith(after)) return false;
  const covered = name.slice(before.length, name.length - after.length);
  const whole = first === '*';
  if (whole ? covered === '' : name.startsWith('xn--')) return false;
  return covered === '*' || [...covered].every((c) => LETTER_OR_DIGIT.test(c) || c === '-');
};

/** Labels of letters, digits and hyphens, none of them at an end; three labels or more. */
function wellFormed(pattern: string): boolean {
  const labels = pattern.split('.');
  return labels.length >= 3 && labels.every((l, i) => (i === 0 ? FIRST_LABEL : LABEL).test(l));
}

const FIRST_LABEL = /^(?:\*|\*[a-z0-9-]*[a-z0-9]|[a-z0-9]\*|[a-z0-9][a-z0-9-]*[a-z0-9]\*)$/;
const LABEL = /^(?:[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])$/;

/** mssql-jdbc: asterisks anywhere in the first label, also for nothing; the typed name has two dots or more. Source: SQLServerCertificateUtils. */
const jdbc: Matches = (pattern, name) => {
  if (!pattern.includes('*') || pattern.startsWith('xn--') || stars(name) > 0) return false;
  const [first, rest] = split(pattern);
  const [label, domain] = split(name);
  if (name.split('.').length < 3 || rest.endsWith('*')) return false;
  return rest.replaceAll('*', '') === domain && globs(first, label);
};

/** Asterisks stand for any run of characters, also for none. Parts are found from the left, the last one at the end: no backtracking. */
function globs(pattern: string, text: string): boolean {
  const parts = pattern.split('*');
  const head = parts[0] ?? '';
  if (parts.length === 1) return pattern === text;
  const tail = parts.at(-1) ?? '';
  if (text.length < head.length + tail.length || !text.startsWith(head) || !text.endsWith(tail)) return false;
  let at = head.length;
  const end = text.length - tail.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** libpq: `*.` and the rest as it is, one label. Source: fe-secure-common.c. */
const libpq: Matches = (pattern, name) => {
  if (!pattern.startsWith('*.') || pattern.length < 3) return false;
  const [label, domain] = split(name);
  return label !== '' && domain === pattern.slice(1);
};

const WILDCARDS: Readonly<Record<NameClient, Matches>> = { schannel, openssl, strict: wholeLabel, jdbc, libpq };

/**
 * Whether a DNS name of a certificate covers the typed name for a kind of client. Case does not count; a name with a NUL or another odd character equals
 * nothing that a rule lets through.
 *
 *     covers('*.corp.example', 'SQL01.corp.example', 'schannel')   // true
 *     covers('*w.corp.example', 'www.corp.example', 'schannel')    // false
 */
export function covers(entry: string, typed: string, client: NameClient): boolean {
  if (entry === '' || typed === '' || entry.length > MOST || typed.length > MOST) return false;
  const pattern = entry.toLowerCase();
  const name = typed.toLowerCase();
  return pattern.includes('*') ? WILDCARDS[client](pattern, name) : pattern === name;
}
