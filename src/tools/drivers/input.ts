/** From the strings of the form to a question for the table. */
import { readVersion } from '../../core/drivers/versions.ts';
import type { DriversAsked } from '../../core/drivers/find.ts';
import { readInputs, type Inputs } from '../../core/inputs.ts';
import type { Rule } from '../../core/rule.ts';
import type { Values } from '../tool.ts';

export const driverVersion: Rule = {
  id: 'driver-version',
  allows: 'A version with dots, as the properties of the file or the package show it: 11.0.6538, 2011.110.6538, 5.1.4.',
  source: 'Properties of the files',
  refuses: (value) => (readVersion(value) === undefined ? 'is not a version with numbers and dots' : undefined),
};

const searchText: Rule = {
  id: 'search-text',
  allows: 'Up to 400 characters.',
  source: 'This form',
  refuses: (value) => (value.length > 400 ? `has ${value.length} characters` : undefined),
};

export const kinds = ['all', 'driver', 'runtime', 'server'] as const;
export const leasts = ['any', 'tls12', 'tls13'] as const;

export function readForm(values: Values): { readonly form: Inputs; readonly asked: DriversAsked } {
  const form = readInputs(values);
  const text = form.text('text', searchText);
  const version = form.text('version', driverVersion);
  const kind = form.choice('kind', kinds);
  const least = form.choice('least', leasts);
  if (form.refused('version')) form.leftOut.push({ field: 'version', says: 'Rows of every version are shown: the version is refused.' });
  return {
    form,
    asked: {
      ...(text === undefined ? {} : { text }),
      ...(version === undefined ? {} : { version }),
      ...(kind === undefined || kind === 'all' ? {} : { kind }),
      ...(least === 'tls12' ? { least: 'TLS 1.2' } : least === 'tls13' ? { least: 'TLS 1.3' } : {}),
    },
  };
}
