import type { Locator, Page } from '@playwright/test';
import { expect, test } from './site.ts';

const TRUST = 'Microsoft.Data.SqlClient.SqlException (0x80131904): A connection was successfully established with the server, but then an error occurred during the login process. (provider: SSL Provider, error: 0 - The certificate chain was issued by an authority that is not trusted.)';
const SHARED = 'The target principal name is incorrect. Cannot generate SSPI context. (Microsoft SQL Server) The target name used was MSSQLSvc/sql05.contoso.test:50123.';

const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Paste an error, a log or command output' });
const causes = (page: Page): Locator => page.getByRole('list', { name: 'Likely causes' });

for (const path of ['/', '/tools/diagnose/']) {
  test(`${path}: a pasted error gives its cause first, with evidence, fix, check and page`, async ({ page }) => {
    await page.goto(path);
    await field(page).fill(TRUST);
    const first = causes(page).locator('[data-cause]').first();
    await expect(first).toHaveAttribute('data-cause', 'tls-cert-untrusted-root');
    await expect(first.getByRole('heading')).toContainText('Certificate from an untrusted issuer');
    await expect(first).toContainText('Line 1');
    await expect(first).toContainText('Fix:');
    await expect(first.getByRole('link', { name: 'The whole page' })).toHaveAttribute('href', '/runbook/tls-cert-untrusted-root/');
    await expect(first.locator('figure.cmd').first()).toBeVisible();
    await expect(page.locator('.print .read')).toHaveCount(1);
  });
}

test('a text that does not decide says so, and the output of one check chooses the way', async ({ page }) => {
  await page.goto('/tools/diagnose/');
  await field(page).fill(SHARED);
  await expect(page.getByText('The text alone does not decide.')).toBeVisible();
  expect(await causes(page).locator('[data-cause]').count()).toBeGreaterThan(1);
  const split = page.locator('.turnout[data-split]');
  await expect(split.locator('pre').first()).toContainText('MSSQLSvc/sql05.contoso.test:50123');
  await page.getByRole('textbox', { name: /the way on is chosen/ }).fill('Checking forest DC=contoso,DC=test\r\n\r\nNo such SPN found.');
  await expect(page.locator('[data-split-verdict] .verdict')).toBeVisible();
  await expect(split.locator('.now')).toHaveAttribute('data-way', 'kerb-spn-missing');
});

test('names of the text become values of the strip with one action', async ({ page }) => {
  await page.goto('/tools/diagnose/');
  await field(page).fill(SHARED);
  await page.getByRole('button', { name: 'Use them in all commands' }).click();
  await expect(page.getByRole('textbox', { name: 'Server', exact: true })).toHaveValue('sql05.contoso.test');
  await expect(page.getByRole('textbox', { name: 'Port', exact: true })).toHaveValue('50123');
  await expect(page.getByRole('button', { name: /Use (?:it|them) in all commands/ })).toHaveCount(0);
  await page.goto('/runbook/kerb-spn-missing/');
  await expect(page.locator('pre').first()).toContainText('sql05.contoso.test');
});

test('what is not of this field is called so, and says what to paste', async ({ page }) => {
  await page.goto('/tools/diagnose/');
  await field(page).fill('java.lang.NullPointerException: Cannot invoke "String.length()" because "s" is null');
  await expect(page.getByText('Nothing recognised.', { exact: true })).toBeVisible();
  await expect(page.getByText('What helps, in this order:')).toBeVisible();
  await expect(page.locator('[data-cause]')).toHaveCount(0);
});

test('an example loads with one click, also while the part still loads; Clear empties the page', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'w32tm output' }).click();
  await expect(causes(page).locator('[data-cause]').first()).toHaveAttribute('data-cause', 'kerb-clock-skew');
  await page.getByRole('button', { name: 'Clear the text' }).click();
  await expect(page.locator('[data-cause]')).toHaveCount(0);
  await expect(field(page)).toHaveValue('');
});

test('a dropped file of PowerShell, UTF-16, is read', async ({ page }) => {
  await page.goto('/');
  const data = await page.evaluateHandle((text) => {
    const bytes = new Uint8Array(2 + text.length * 2);
    bytes.set([0xff, 0xfe]);
    for (let i = 0; i < text.length; i++) bytes.set([text.charCodeAt(i) & 255, text.charCodeAt(i) >> 8], 2 + i * 2);
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], 'out.txt'));
    return transfer;
  }, TRUST);
  await field(page).dispatchEvent('drop', { dataTransfer: data });
  await expect(causes(page).locator('[data-cause]').first()).toHaveAttribute('data-cause', 'tls-cert-untrusted-root');
});

test('five megabytes are read while the page answers, and one line in the middle is found', async ({ page }) => {
  test.setTimeout(60_000);
  await page.goto('/tools/diagnose/');
  await field(page).focus();
  await page.evaluate((line) => {
    const noise = Array.from({ length: 27_000 }, (_, i) => `2026-11-21 10:15:${String(i % 60).padStart(2, '0')} INFO [worker-${i % 17}] request ${i * 7919} handled in ${i % 300} ms, path /api/v1/orders/${i}`);
    const text = [...noise, line, ...noise].join('\n');
    const transfer = new DataTransfer();
    transfer.setData('text/plain', text);
    let worst = 0;
    let last = performance.now();
    const tick = (): void => {
      worst = Math.max(worst, performance.now() - last);
      last = performance.now();
      document.documentElement.dataset['worst'] = String(Math.round(worst));
      document.documentElement.dataset['size'] = String(text.length);
      requestAnimationFrame(tick);
    };
    document.querySelector('#paste')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    requestAnimationFrame(tick);
  }, TRUST);
  await expect(causes(page).locator('[data-cause]').first()).toHaveAttribute('data-cause', 'tls-cert-untrusted-root', { timeout: 20_000 });
  expect(Number(await page.locator('html').getAttribute('data-size'))).toBeGreaterThan(5_000_000);
  await expect(page.locator('.print .read')).toHaveCount(1);
  expect((await field(page).inputValue()).length).toBeLessThanOrEqual(20_000);
});

test('nothing of a paste is stored or put in the address', async ({ page }) => {
  await page.goto('/');
  await field(page).fill(`${TRUST} secretname42`);
  await expect(causes(page)).toBeVisible();
  expect(page.url()).not.toContain('secretname42');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
  expect(kept).not.toContain('secretname42');
  await page.reload();
  await expect(field(page)).not.toHaveValue(/secretname42/);
});

test('without a worker the page reads by itself', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
  await page.goto('/');
  await field(page).fill(TRUST);
  await expect(causes(page).locator('[data-cause]').first()).toHaveAttribute('data-cause', 'tls-cert-untrusted-root');
});

test('hostile text is shown as text', async ({ page }) => {
  await page.goto('/tools/diagnose/');
  for (const bad of ['<img src=x onerror=alert(1)>', '</script><script>alert(1)</script>', '"&calc&" %COMSPEC% $(calc) `calc`', '\u202eevil', '\0\0', 'x'.repeat(10_000)]) {
    await field(page).fill(`${TRUST}\n${bad}`);
    await expect(causes(page).locator('[data-cause]').first()).toHaveAttribute('data-cause', 'tls-cert-untrusted-root');
    await expect(page.locator('.answer-box img, .answer-box script')).toHaveCount(0);
  }
});

test('everything in the answer is reached by keyboard', async ({ page }) => {
  await page.goto('/tools/diagnose/');
  await field(page).fill(SHARED);
  await expect(causes(page)).toBeVisible();
  await field(page).focus();
  const wanted = ['BUTTON', 'A', 'TEXTAREA', 'DIV', 'SUMMARY'];
  const reached = new Set<string>();
  for (let i = 0; i < 150 && !wanted.every((tag) => reached.has(tag)); i++) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement?.closest('[data-adopt], [data-cause] a, [data-split-paste], .print-box, [data-cause] summary')?.tagName ?? ''));
  }
  expect([...reached]).toEqual(expect.arrayContaining(wanted));
});
