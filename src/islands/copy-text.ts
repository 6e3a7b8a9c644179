/** Copies text. False where the browser has no clipboard API (plain HTTP on an intranet) or refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
