/** Versions of drivers, as far as ranges need them: three numbers and the name of a preview. */
interface Version {
  readonly numbers: readonly [number, number, number];
  /** How many of the numbers were written. */
  readonly written: number;
  /** `preview2`; absent for a release. */
  readonly preview?: string;
}

const FORM = /^v?(\d{1,5})(?:\.(\d{1,5}))?(?:\.(\d{1,5}))?(?:\.\d{1,6})?(?:-([0-9A-Za-z.-]{1,40}))?(?:\+[0-9A-Za-z.-]{1,60})?$/;

function parse(text: string): Version | undefined {
  const match = FORM.exec(text.trim().slice(0, 120));
  if (!match) return undefined;
  const given = [match[1], match[2], match[3]];
  return {
    numbers: [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)],
    written: given.filter((n) => n !== undefined).length,
    ...(match[4] === undefined ? {} : { preview: match[4].toLowerCase() }),
  };
}

function byNumbers(a: Version, b: Version): number {
  return a.numbers[0] - b.numbers[0] || a.numbers[1] - b.numbers[1] || a.numbers[2] - b.numbers[2];
}

/** A preview comes before its release: 7.1.0-preview2 < 7.1.0. */
function compare(a: Version, b: Version): number {
  const numbers = byNumbers(a, b);
  if (numbers !== 0 || a.preview === b.preview) return numbers;
  if (a.preview === undefined) return 1;
  if (b.preview === undefined) return -1;
  return a.preview.localeCompare(b.preview, 'en', { numeric: true });
}

/** The first version that the text no longer covers: "5.2" covers up to before 5.3. */
function end({ numbers: [major, minor, patch], written, preview }: Version): Version {
  const numbers: Version['numbers'] = written === 1 ? [major + 1, 0, 0] : written === 2 ? [major, minor + 1, 0] : [major, minor, patch + 1];
  return { numbers, written: 3, ...(preview === undefined ? {} : { preview }) };
}

/** A range of versions: `from` belongs to it, `before` does not. */
export interface VersionRange {
  readonly from?: string;
  readonly before?: string;
}

/**
 * Whether a text names a version at all. The file properties of a DLL count otherwise than its package
 * (no package of SqlClient has a second number above 9): such a number is no version here.
 *
 *     isVersion('5.2.0')   // true
 *     isVersion('latest')  // false
 */
export function isVersion(text: string, mostMinor = Number.POSITIVE_INFINITY): boolean {
  const version = parse(text);
  return version !== undefined && version.numbers[1] <= mostMinor;
}

/**
 * The ranges that a version may lie in: one for a full version, several for a text that leaves numbers out, all for none.
 *
 *     rangesOf('5.2.1', ranges)   // the one with 5.2.0 and 5.2.1
 *     rangesOf('5.2', ranges)     // also the one from 5.2.2 on
 *     rangesOf(undefined, ranges) // all
 *
 * A text that is no version counts as none.
 */
export function rangesOf<T extends VersionRange>(text: string | undefined, ranges: readonly T[]): readonly T[] {
  const version = text === undefined ? undefined : parse(text);
  if (version === undefined) return ranges;
  const exact = version.written === 3 || version.preview !== undefined;
  return ranges.filter(({ from, before }) => {
    const first = from === undefined ? undefined : parse(from);
    const last = before === undefined ? undefined : parse(before);
    if (last && compare(version, last) >= 0) return false;
    return !first || (exact ? compare(version, first) >= 0 : compare(end(version), first) > 0);
  });
}

/**
 * Whether a version is at least another one; undefined where the text leaves it open.
 *
 *     isAtLeast('5.2', '5.0.0')      // true
 *     isAtLeast('4', '4.2')          // undefined
 *     isAtLeast(undefined, '5.0.0')  // undefined
 */
export function isAtLeast(text: string | undefined, least: string): boolean | undefined {
  const sides = rangesOf(text, [{ before: least, is: false }, { from: least, is: true }]);
  return sides.length === 1 ? sides[0]?.is : undefined;
}
