// The SPN audit in a browser: an export of 200,000 lines, from the opened file to the table on screen, and the longest time in which the page did not draw.
import { bigForest } from '../tests/unit/core/audit/big-forest.ts';

export async function measureAudit(browser, base, runs = 3) {
  const text = bigForest('setspn', 200_000);
  const times = [];
  for (let i = 0; i < runs; i++) {
    const page = await browser.newPage();
    await page.goto(`${base}/tools/spn-audit/`, { waitUntil: 'networkidle' });
    await page.locator('#services').fill('srv00010.corp.example,1433 = CORP\\svc-sql00001');
    await page.evaluate(() => {
      const box = document.querySelector('[data-blocks]');
      window.measured = { gap: 0 };
      let last = performance.now();
      const tick = () => {
        const now = performance.now();
        window.measured.gap = Math.max(window.measured.gap, now - last);
        last = now;
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
      new MutationObserver(() => /200,0\d\d lines read|199,9\d\d lines read/.test(box.textContent) && (window.measured.end ??= performance.now())).observe(box, { childList: true, subtree: true });
      document.querySelector('input[type="file"]').addEventListener('change', () => (window.measured.start = performance.now()), { capture: true });
    });
    await page.locator('input[type="file"]').setInputFiles({ name: 'forest.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
    await page.waitForFunction(() => window.measured.end !== undefined, undefined, { timeout: 120_000 });
    times.push(await page.evaluate(() => ({ ms: window.measured.end - window.measured.start, gap: window.measured.gap })));
    await page.close();
  }
  return times;
}
