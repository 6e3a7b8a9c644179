/**
 * The last few searches that led somewhere, in this browser only. Short typed ones: what was pasted, or is long
 * enough to be a log line, is not kept.
 */
const KEY = 'kb-recent';
const MOST = 5;
const LONGEST = 60;

export function recent(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function remember(query: string): void {
  const text = query.trim();
  if (text === '' || text.length > LONGEST || /[\r\n]/.test(text)) return;
  try {
    localStorage.setItem(KEY, JSON.stringify([text, ...recent().filter((r) => r !== text)].slice(0, MOST)));
  } catch {
    // Not kept.
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
