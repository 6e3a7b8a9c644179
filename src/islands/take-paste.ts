/** A text field freezes the page while it lays out a long paste; from here on the text is kept beside it. */
const LARGE = 200_000;

/** What only the event itself holds, and what its default would do with it. */
export function take(event: Event): File | string | undefined {
  const data = event instanceof ClipboardEvent ? event.clipboardData : event instanceof DragEvent ? event.dataTransfer : null;
  if (event instanceof DragEvent) event.preventDefault();
  const file = data?.files[0];
  const text = file ? '' : (data?.getData('text') ?? '');
  if (event instanceof ClipboardEvent && (file || text.length > LARGE)) event.preventDefault();
  return file ?? (event instanceof DragEvent || text.length > LARGE ? text || undefined : undefined);
}
