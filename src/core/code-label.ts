import type { CodeRow } from '../data/codes/row.ts';
import { formsOf } from './code-forms.ts';
import { shortTitle } from './code-index.ts';

/** Long enough to tell the events of one provider apart, which begin alike. */
const MOST = 96;

/**
 * A row in a list: its usual spelling, and what tells it from its neighbours. A name that only repeats the number says
 * nothing there, so the message stands for it.
 *
 *     labelOf(SEC_E_WRONG_PRINCIPAL) // { code: '0x80090322', text: 'SEC_E_WRONG_PRINCIPAL' }
 *     labelOf(SQL error 17806)       // { code: '17806', text: 'SSPI handshake failed with error code …' }
 *     labelOf(KDC event 11)          // { code: 'KDC event 11', text: 'The KDC encountered duplicate names while …' }
 */
export function labelOf(row: CodeRow): { readonly code: string; readonly text: string } {
  const [form = ''] = formsOf(row);
  const own = row.symbol ?? row.name ?? '';
  if (own !== '' && !own.split(' ').includes(form)) return { code: form, text: own };
  return { code: own || form, text: shortTitle(row.message ?? row.meaning, MOST) };
}
