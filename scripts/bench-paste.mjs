// The paste box, measured in a browser: a short text, and five megabytes with one line that matters in the middle.

const TELLING = 'System.ComponentModel.Win32Exception (0x80090325): The certificate chain was issued by an authority that is not trusted';

/** Runs in the page: hands a text to the box and waits for the answer; also the longest time in which the page did not draw. */
function paste([line, lines]) {
  return new Promise((resolve) => {
    const noise = Array.from({ length: lines / 2 }, (_, i) => `2026-11-21 10:15:${String(i % 60).padStart(2, '0')} INFO [worker-${i % 17}] request ${i * 7919} handled in ${i % 300} ms, path /api/v1/orders/${i}`);
    const text = [...noise, line, ...noise].join('\n');
    const field = document.querySelector('#paste');
    const answer = document.querySelector('[data-answer]');
    const from = performance.now();
    let last = from;
    let gap = 0;
    const tick = () => {
      const now = performance.now();
      gap = Math.max(gap, now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    const status = document.querySelector('[data-status]');
    new MutationObserver(() => answer.querySelector('[data-cause]') && resolve({ ms: performance.now() - from, gap, size: text.length })).observe(status, { childList: true, characterData: true, subtree: true });
    if (text.length < 20_000) {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    } else {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }
  });
}

export async function measurePaste(browser, base, runs = 5) {
  const rows = [];
  for (const [name, lines] of [['one line, first text of the page', 0], ['one line, the next text', 0], ['5 MB, one telling line', 54_000]]) {
    const times = [];
    for (let i = 0; i < runs; i++) {
      const page = await browser.newPage();
      await page.goto(`${base}/tools/diagnose/`, { waitUntil: 'networkidle' });
      if (!name.includes('first')) await page.evaluate(paste, [`${TELLING}.`, 0]);
      times.push(await page.evaluate(paste, [`${TELLING} ${i}`, lines]));
      await page.close();
    }
    rows.push({ name, times });
  }
  return rows;
}
