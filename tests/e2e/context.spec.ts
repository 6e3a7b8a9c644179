import { expect, test } from './site.ts';

const PAGE = '/runbook/kerb-spn-wrong-account/';

test('values set in the strip appear in commands and prose, on this page and the next, and survive a reload', async ({ page }) => {
  await page.goto(PAGE);
  const plate = page.getByRole('group', { name: 'query the SPN in the whole forest', exact: true });
  await expect(plate).toContainText('sql05.corp.example');
  await page.getByRole('textbox', { name: 'Server', exact: true }).fill('db9');
  await page.getByRole('textbox', { name: 'Domain' }).fill('contoso.test');
  await expect(plate).toContainText('MSSQLSvc/db9.contoso.test:1433');
  await page.reload();
  await expect(plate).toContainText('MSSQLSvc/db9.contoso.test:1433');
  await expect(page.getByRole('textbox', { name: 'Server', exact: true })).toHaveValue('db9');
  await page.goto('/runbook/verify-authentication-method/');
  await expect(page.getByRole('textbox', { name: 'Domain' })).toHaveValue('contoso.test');
});

test('a value that rests on an example is marked as such', async ({ page }) => {
  await page.goto(PAGE);
  const value = page.locator('figure.cmd var[data-v="fqdn"]').first();
  await expect(value).not.toHaveAttribute('data-set');
  await page.getByRole('textbox', { name: 'Server', exact: true }).fill('db9');
  await expect(value).toHaveText('db9.corp.example');
  await expect(value).not.toHaveAttribute('data-set');
  await page.getByRole('textbox', { name: 'Domain' }).fill('contoso.test');
  await expect(value).toHaveAttribute('data-set', '');
});

for (const [label, value, rule] of [
  ['Server', 'sql 05', 'host-name'],
  ['Server', 'sql05&calc', 'host-name'],
  ['Port', '70000', 'tcp-port'],
  ['Account', 'CORP\\svc sql', 'context-account'],
] as const) {
  test(`${label} refuses ${value}, names the rule, and changes no command`, async ({ page }) => {
    await page.goto(PAGE);
    const before = await page.locator('figure.cmd').allTextContents();
    await page.getByRole('textbox', { name: label, exact: true }).fill(value);
    await expect(page.getByRole('alert').filter({ hasText: label })).toContainText(rule);
    await expect(page.getByRole('textbox', { name: label, exact: true })).toHaveAttribute('aria-invalid', 'true');
    expect(await page.locator('figure.cmd').allTextContents()).toEqual(before);
    await page.getByRole('textbox', { name: label, exact: true }).fill('');
    await expect(page.getByRole('textbox', { name: label, exact: true })).toHaveAttribute('aria-invalid', 'false');
  });
}

test('Clear removes everything from this browser', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByRole('textbox', { name: 'Server', exact: true }).fill('db9');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Server', exact: true })).toHaveValue('');
  expect(await page.evaluate(() => localStorage.getItem('kb-context'))).toBeNull();
  await expect(page.locator('figure.cmd').first()).toContainText('sql05.corp.example');
});

test('a shared link carries the values in its fragment, which then leaves the address', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(PAGE);
  await page.getByRole('textbox', { name: 'Server', exact: true }).fill('db9');
  await page.getByRole('textbox', { name: 'Account', exact: true }).fill('CONTOSO\\svc');
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('#ctx.server=db9&ctx.account=CONTOSO%5Csvc');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.goto('/about/');
  await page.goto(link);
  await expect(page.getByRole('textbox', { name: 'Account', exact: true })).toHaveValue('CONTOSO\\svc');
  expect(page.url()).not.toContain('ctx.');
});

test('a link with other values asks before it replaces mine', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByRole('textbox', { name: 'Server', exact: true }).fill('mine');
  await page.goto('/about/');
  await page.goto(`${PAGE}#ctx.server=theirs`);
  await expect(page.getByRole('textbox', { name: 'Server', exact: true })).toHaveValue('mine');
  await page.getByRole('button', { name: 'Use them' }).click();
  await expect(page.getByRole('textbox', { name: 'Server', exact: true })).toHaveValue('theirs');
});

test('a link cannot bring in what a field would refuse', async ({ page }) => {
  await page.goto(`${PAGE}#ctx.server=${encodeURIComponent('a&calc')}`);
  await expect(page.getByRole('alert').filter({ hasText: 'server' })).toContainText('not allowed');
  await expect(page.locator('figure.cmd').first()).toContainText('sql05.corp.example');
});

test('values in place cause no layout shift worth naming', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByRole('textbox', { name: 'Server', exact: true }).fill('sqlprodcluster07');
  await page.getByRole('textbox', { name: 'Domain' }).fill('emea.corp.contoso.test');
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.reload();
  await page.waitForLoadState('networkidle');
  const shift = await page.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift);
  expect(shift).toBeLessThan(0.02);
});
