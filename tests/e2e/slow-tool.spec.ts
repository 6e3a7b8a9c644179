import { expect, test } from '@playwright/test';

test('a click on an example while the tool still loads is answered when it has loaded', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_astro\/setspn\b.*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/tools/setspn/');
  await page.locator('[data-example] >> nth=1').click();
  release();
  await expect(page.getByText('Example loaded: ')).toBeAttached();
});
