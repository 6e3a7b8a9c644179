import { outcomeMessages, type FailureId, type MessageStyle } from '../../data/outcome-messages.ts';

/**
 * The sentence that a driver of a style shows; undefined where none is known, which is better than a wrong one.
 *
 *     messageFor('wrong-key', 'native')   // { text: 'The target principal name is incorrect. Cannot generate SSPI context. (0x80090322)' }
 */
export function messageFor(failure: FailureId, style: MessageStyle): { readonly text: string; readonly remark?: string } | undefined {
  const row = outcomeMessages.find((m) => m.failure === failure && m.style === style);
  return row && { text: row.text, ...(row.remark === undefined ? {} : { remark: row.remark }) };
}
