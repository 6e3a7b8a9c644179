// Before the first paint: the reader's theme, and that scripts run. Nothing on a page needs either.
const root = document.documentElement;
root.dataset.js = '';
try {
  root.dataset.theme = localStorage.theme || '';
} catch {
  // Storage is refused: the system's wish stands.
}
