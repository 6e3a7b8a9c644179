import { sanitise, type Context } from '../core/context.ts';

/**
 * The reader's values, kept in this browser and nowhere else. Storage may be refused (private mode, policy);
 * then the values last as long as the page.
 */
const KEY = 'kb-context';
const listeners = new Set<(context: Context) => void>();
let current: Context = read();

export function context(): Context {
  return current;
}

export function update(next: Context): void {
  current = next;
  try {
    if (Object.keys(next).length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Not kept; the page still works with them.
  }
  for (const tell of listeners) tell(current);
}

/** Calls back now and after each change, also after one in another tab. */
export function follow(tell: (context: Context) => void): void {
  listeners.add(tell);
  tell(current);
}

addEventListener('storage', (event) => {
  if (event.key !== KEY && event.key !== null) return;
  current = read();
  for (const tell of listeners) tell(current);
});

function read(): Context {
  try {
    return sanitise(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>).context;
  } catch {
    return {};
  }
}
