/** Validity. A date that the text leaves open is decided only where both readings agree. */
import { SOON_DAYS } from '../../../data/certificate-purposes.ts';
import type { Rich } from '../../blocks.ts';
import { fits, seen, unseen, type Outcome } from '../verdict.ts';
import type { Check, JudgeContext } from './context.ts';
import { dayText, daysUntil, spanOf, type Span } from './when.ts';

const OPEN = 'Paste the file (.cer or PEM): its dates are exact.';

function dateOf({ leaf }: JudgeContext, which: 'notBefore' | 'notAfter'): Span | undefined {
  const date = leaf[which];
  return date && spanOf(date.value, leaf.origin);
}

/** Why a date cannot be judged. */
function open({ leaf, today }: JudgeContext, which: 'notBefore' | 'notAfter'): Outcome {
  const date = leaf[which];
  if (today === undefined) return unseen('names', 'The date of today is not known, so the validity is compared with nothing.');
  if (date === undefined) return unseen('file', which === 'notAfter' ? 'The end of the validity is not in the text.' : 'The start of the validity is not in the text.');
  return { ...unseen('file', 'The text says ', { code: date.value.text }, '; which day that is cannot be told for certain: order of day and month, or the time zone. ', OPEN), evidence: [evidence(leaf[which])] };
}

function evidence(date: JudgeContext['leaf']['notAfter'], means?: string) {
  return date && seen(date, date.value.text, means);
}

const dayOf = (span: Span, date: string): string => (span.from === span.to ? dayText(span.from) : date);

/** ALL-DATE-EXPIRED, and SQL-EXPIRED, where the engine goes on. */
export const expired: Check = (context) => {
  const { leaf, today, purpose } = context;
  const end = dateOf(context, 'notAfter');
  if (end === undefined || today === undefined) return open(context, 'notAfter');
  const text = leaf.notAfter?.value.text ?? '';
  const on = dayOf(end, text);
  if (end.from > today.to) return { ...fits('Valid to ', { code: on }, `: ${daysWords(daysUntil(today, end))} left.`), evidence: [evidence(leaf.notAfter)] };
  if (end.to >= today.from) return open(context, 'notAfter');
  const ago = Math.floor((today.from - end.to) / 86_400_000);
  const says: Rich = ['It ended on ', { code: on }, `, ${ago === 0 ? 'less than a day' : daysWords(ago)} before the date it is compared with.`];
  const next: Rich = ['Check the clock first, then renew it and point the service at the new thumbprint.'];
  if (purpose.id !== 'sql') return { state: 'stop', says, evidence: [evidence(leaf.notAfter)], next };
  return {
    state: 'warning',
    says: [...says, ' A running engine goes on with it; clients that validate refuse it.'],
    documented: ['SQL Server checks the dates when the certificate is configured and goes on with a certificate that ends later. Since SQL Server 2019, Configuration Manager does not let an expired one be chosen. Some clients, such as Power BI, check at each connection.'],
    evidence: [evidence(leaf.notAfter)],
    next,
  };
};

/** ALL-DATE-FUTURE */
export const future: Check = (context) => {
  const { leaf, today } = context;
  const start = dateOf(context, 'notBefore');
  if (start === undefined || today === undefined) return open(context, 'notBefore');
  const on = dayOf(start, leaf.notBefore?.value.text ?? '');
  if (start.to <= today.from) return { ...fits('Valid since ', { code: on }, '.'), evidence: [evidence(leaf.notBefore)] };
  if (start.from <= today.to) return open(context, 'notBefore');
  return {
    state: 'stop',
    says: ['It is not valid before ', { code: on }, '. Often a clock is wrong, on the certification authority or here.'],
    evidence: [evidence(leaf.notBefore)],
    next: ['Compare the clocks: ', { code: 'w32tm /query /status' }, '.'],
  };
};

/** Days left; silent where the end is past or not known. */
export const soon: Check = (context) => {
  const { leaf, today } = context;
  const end = dateOf(context, 'notAfter');
  if (end === undefined || today === undefined || end.from <= today.to) return undefined;
  const days = daysUntil(today, end);
  if (days >= SOON_DAYS) return fits(`More than ${SOON_DAYS - 1} days are left.`);
  return { state: 'warning', says: [`It expires in ${daysWords(days)}: `, { code: dayOf(end, leaf.notAfter?.value.text ?? '') }, '.'], evidence: [evidence(leaf.notAfter)], next: ['Renew it now. A renewed certificate has a new thumbprint and a new key: binding and permission follow.'] };
};

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
