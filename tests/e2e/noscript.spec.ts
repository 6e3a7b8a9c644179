import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('an article is whole without script: sections, commands with examples, labels, sources', async ({ page }) => {
  await page.goto('/runbook/kerb-spn-wrong-account/');
  for (const name of ['Symptom', 'What it means', 'Prove it', 'Fix', 'Verify', 'Prevent', 'Sources']) await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  const plate = page.getByRole('figure', { name: 'Command: query the SPN in the whole forest', exact: true });
  await expect(plate).toContainText('setspn -F -Q MSSQLSvc/sql05.corp.example:1433');
  await expect(plate).toContainText('Reads only');
  await expect(page.getByRole('navigation', { name: 'Runbook' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Server', exact: true })).toBeDisabled();
});

test('a tool shows its worked example without script', async ({ page }) => {
  for (const id of ['spn', 'setspn', 'tls-registry']) {
    await page.goto(`/tools/${id}/`);
    await expect(page.getByRole('region', { name: 'Output' })).toContainText('worked example');
    await expect(page.getByRole('figure').first()).toBeVisible();
  }
});

test('the paste box says what works without script, and a check shows its commands and answers', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Scripts are off, so nothing can be read here.')).toBeVisible();
  await page.goto('/tools/diagnose/');
  await expect(page.getByText('SPN on the wrong account').first()).toBeVisible();
  await page.goto('/checks/clock-offset/');
  await expect(page.getByRole('figure').first()).toContainText('w32tm /stripchart');
  await expect(page.getByText('Scripts are off, so nothing is judged here.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /Note/ })).toBeHidden();
});

test('search without script leads to the list of all pages', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /Search error, code or command/ }).click();
  await expect(page).toHaveURL(/\/search\/$/);
  await expect(page.getByRole('link', { name: 'SPN on the wrong account' })).toBeVisible();
});

test('nothing that only a script can work is offered', async ({ page }) => {
  await page.goto('/runbook/kerb-spn-wrong-account/');
  await expect(page.getByRole('button', { name: /^Copy:/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Theme' })).toHaveCount(0);
});

test('the hidden answer of a lesson opens without script', async ({ page }) => {
  await page.goto('/learn/');
  await page.getByRole('main').getByRole('link').filter({ hasText: /^1 / }).click();
  const answer = page.locator('details.answer').first();
  await answer.locator('summary').click();
  await expect(answer.locator('div')).toBeVisible();
});
