/** Lines of the form "label: value", as many console programs print them. */

export interface Labelled {
  /** Without blanks at its ends, as printed. */
  readonly label: string;
  readonly value: string;
}

const LONGEST_LABEL = 80;

/**
 * Label and value of a line; undefined without a colon, and for a colon inside a path, a time or an address.
 *
 *     labelled('Root Delay: 0.0312517s')      // { label: 'Root Delay', value: '0.0312517s' }
 *     labelled('RemotePort     : 1433')        // { label: 'RemotePort', value: '1433' }
 *     labelled('Quelle : dc01')                // a blank, a no-break space or a wide colon may stand there
 */
export function labelled(text: string): Labelled | undefined {
  const start = text.slice(0, LONGEST_LABEL + 20);
  const at = start.search(/[:：]/);
  if (at < 1) return undefined;
  const label = start.slice(0, at).trim();
  if (label === '' || label.length > LONGEST_LABEL || !/\p{L}/u.test(label)) return undefined;
  return { label, value: text.slice(at + 1).trim() };
}

/** A label for comparison: lower case, one kind of apostrophe, single blanks. */
export function plainLabel(label: string): string {
  return label.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();
}
