import { expect, test } from './site.ts';

const PAGE = '/runbook/kerb-spn-wrong-account/';
const NAME = 'Copy: query the SPN in the whole forest';

test('Copy puts exactly the shown command on the clipboard and says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(PAGE);
  await page.getByRole('textbox', { name: 'Server', exact: true }).fill('db9');
  await page.getByRole('textbox', { name: 'Domain' }).fill('contoso.test');
  await page.getByRole('textbox', { name: 'Port', exact: true }).fill('50123');
  await page.getByRole('button', { name: NAME }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('setspn -F -Q MSSQLSvc/db9.contoso.test:50123');
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveText('Copied one line.');
});

test('Copy warns when the command still holds examples', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(PAGE);
  await page.getByRole('button', { name: NAME }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toContainText('Still an example: sql05.corp.example, 1433');
});

test('on plain HTTP without a clipboard API the text is selected and the keys are named', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(PAGE);
  const button = page.getByRole('button', { name: NAME });
  await button.click();
  await expect(button).toHaveText('Press Ctrl C');
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe('setspn -F -Q MSSQLSvc/sql05.corp.example:1433');
  await expect(page.getByRole('status').filter({ hasText: 'Control C' })).toBeAttached();
});

test('on plain HTTP the link to a form is left in the address bar, and the button says so', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto('/tools/setspn/');
  await page.locator('[data-example] >> nth=1').click();
  await page.getByRole('button', { name: 'Copy link to this form' }).click();
  await expect(page.getByRole('button', { name: 'Link is in the address bar' })).toBeVisible();
  expect(new URL(page.url()).hash.length).toBeGreaterThan(1);
});
