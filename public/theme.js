const root = document.documentElement;
root.dataset.js = '';
try {
  root.dataset.theme = localStorage.theme || '';
} catch {}
