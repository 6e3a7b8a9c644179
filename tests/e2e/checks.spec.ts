import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './site.ts';

test('a check: run, paste, verdict with evidence and next step; Clear takes it back', async ({ page }) => {
  await page.goto('/checks/clock-offset/');
  const check = page.locator('kb-check');
  await expect(check.locator('figure.cmd').first()).toBeVisible();
  await check.getByRole('textbox').first().fill('Tracking dc01.corp.example [10.0.4.10:123].\nThe current time is 20.11.2026 08:30:11.\n08:30:11, +411.2075533s\n08:30:13, +411.2076011s');
  const verdict = check.getByRole('region', { name: 'Verdict: Problem' });
  await expect(verdict).toBeVisible();
  await expect(verdict.locator('.evid li').first()).toContainText('411');
  await expect(verdict).toContainText('Next:');
  await check.getByRole('button', { name: 'Clear the field' }).click();
  await expect(check.getByText('Not judged yet.')).toBeVisible();
});

test('a check shows what a good and a bad answer look like, and what it does not understand is no verdict', async ({ page }) => {
  await page.goto('/checks/clock-offset/');
  const check = page.locator('kb-check');
  await check.getByRole('button', { name: 'a good answer' }).click();
  await expect(check.getByRole('region', { name: 'Verdict: Fine' })).toBeVisible();
  await check.getByRole('button', { name: 'a bad answer' }).click();
  await expect(check.getByRole('region', { name: 'Verdict: Problem' })).toBeVisible();
  await check.getByRole('textbox').first().fill('hello');
  const open = check.getByRole('region', { name: 'Verdict: Could not tell' });
  await expect(open).toBeVisible();
  await expect(open).toContainText('Paste instead');
});

test('a verdict by hand, with a note', async ({ page }) => {
  await page.goto('/checks/clock-offset/');
  const check = page.locator('kb-check');
  await check.getByRole('textbox', { name: 'Note' }).fill('seen on the console');
  await check.getByRole('radio', { name: /Problem/ }).check();
  await expect(check.getByRole('region', { name: 'Verdict: Problem' })).toContainText('seen on the console');
});

test('commands of a check take the values of the strip', async ({ page }) => {
  await page.goto('/checks/spn-query/');
  await page.getByRole('textbox', { name: 'Server', exact: true }).fill('db9.contoso.test');
  await page.getByRole('textbox', { name: 'Port', exact: true }).fill('50123');
  await expect(page.locator('kb-check pre').first()).toContainText('MSSQLSvc/db9.contoso.test:50123');
});

test('a checklist counts, marks and gives a summary without the pasted text', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/checklists/first-fixes/');
  const list = page.locator('kb-checklist');
  await list.getByText('Clocks and time zones agree').click();
  const item = list.locator('[data-item="time"]');
  await item.getByRole('button', { name: 'a bad answer' }).first().click();
  await expect(list.getByRole('status').first()).toContainText('1 of 5 done: 1 problem');
  await expect(item.locator('[data-mark]')).toHaveText('Problem');
  await list.getByText('Services restarted on client and server').click();
  await list.getByRole('radio', { name: 'Done, and fine' }).check();
  await expect(list.getByRole('status').first()).toContainText('2 of 5 done: 1 problem, 1 fine');
  await list.getByRole('button', { name: 'Copy the summary' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('[x] Clocks and time zones agree: Problem.');
  expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => v.id)).toEqual([]);
});

test('an answer with causes, split and verdicts has no accessibility fault in either theme', async ({ page }) => {
  await page.goto('/tools/diagnose/');
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.getByRole('textbox', { name: 'Paste an error' }).fill('C:\\>setspn -Q MSSQLSvc/sql05.corp.example:1433\nChecking domain DC=corp,DC=example\n\nNo such SPN found.\nThe target principal name is incorrect. Cannot generate SSPI context.');
    await expect(page.getByRole('list', { name: 'Likely causes' })).toBeVisible();
    await page.locator('.answer-box details').evaluateAll((all) => all.forEach((d) => d.setAttribute('open', '')));
    expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)).toEqual([]);
  }
});

test('a check in an article is judged where it stands, and a large paste does not enter its field', async ({ page }) => {
  await page.goto('/runbook/kerb-clock-skew/');
  const check = page.locator('kb-check').first();
  await check.getByRole('button', { name: 'a bad answer' }).click();
  await expect(check.getByRole('region', { name: 'Verdict: Problem' })).toBeVisible();
  await check.getByRole('textbox').first().evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text/plain', `${'noise of a log, nothing else\n'.repeat(40_000)}Tracking dc01.corp.example [10.0.4.10:123].\n08:30:11, +00.0075533s\n`);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(check.getByRole('region', { name: 'Verdict: Fine' })).toBeVisible();
  expect((await check.getByRole('textbox').first().inputValue()).length).toBeLessThanOrEqual(200_000);
});
