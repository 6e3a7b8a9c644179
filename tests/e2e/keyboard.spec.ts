import { expect, test } from './site.ts';

test('the first Tab reaches a link that skips to the content', async ({ page }) => {
  await page.goto('/runbook/kerb-spn-missing/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
});

for (const key of ['/', 'Control+k']) {
  test(`${key} opens search, Escape closes it and the page is where it was`, async ({ page }) => {
    await page.goto('/runbook/kerb-spn-missing/');
    await page.keyboard.press(key);
    const dialog = page.getByRole('dialog', { name: 'Search' });
    await expect(dialog.getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
}

test('a slash typed into a field stays in the field', async ({ page }) => {
  await page.goto('/tools/spn/');
  await page.getByRole('textbox', { name: 'Domain' }).first().press('/');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeHidden();
});

test('arrows walk through the results, typing returns to the field, Enter opens', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.getByRole('searchbox').fill('duplicate spn');
  await expect(dialog.getByRole('link').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('link').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('link').nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/runbook\/kerb-spn-duplicate\//);
});

test('theme: the switch changes it, keeps it, and names the state', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await page.getByRole('button', { name: 'Theme: light. Change to dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('button', { name: 'Theme: dark. Change to light' })).toBeVisible();
});

test('everything that can be used in an article is reached by Tab and shows its focus', async ({ page }) => {
  await page.goto('/runbook/kerb-spn-missing/');
  const wanted = await page.locator('a[href]:visible, button:visible, input:visible, summary:visible, pre[tabindex]:visible, .frame:visible').count();
  const seen = new Set<string>();
  for (let i = 0; i < wanted + 5; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return '';
      const style = getComputedStyle(e);
      const framed = style.outlineStyle !== 'none' || getComputedStyle(e.closest('.cell') ?? e).boxShadow !== 'none';
      return `${[...document.querySelectorAll('*')].indexOf(e)}${framed ? '' : ' no visible focus'}`;
    });
    if (at) seen.add(at);
  }
  expect([...seen].filter((s) => s.includes('no visible focus'))).toEqual([]);
  expect(seen.size).toBeGreaterThanOrEqual(wanted - 1);
});

test('the list of parts follows the reading', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/runbook/kerb-spn-wrong-account/');
  const toc = page.getByRole('navigation', { name: 'On this page' });
  await expect(toc.locator('[aria-current="location"]')).toHaveText('Symptom');
  await page.getByRole('heading', { name: 'Fix', exact: true }).evaluate((h) => scrollTo(0, h.getBoundingClientRect().top + scrollY - 100));
  await expect(toc.locator('[aria-current="location"]')).toHaveText('Fix');
});
