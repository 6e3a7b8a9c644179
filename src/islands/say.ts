/** One polite live region for the page. Text that repeats is cleared first: a screen reader stays silent on no change. */
const region = document.createElement('p');
region.className = 'skip';
region.setAttribute('role', 'status');
document.body.append(region);

export function say(text: string): void {
  region.textContent = '';
  requestAnimationFrame(() => (region.textContent = text));
}
