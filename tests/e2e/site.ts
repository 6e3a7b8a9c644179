import { test as base, expect, type Page } from '@playwright/test';

/**
 * A page on which nothing may go wrong unnoticed: a violated policy, a script error, a request to another origin
 * fails the test that caused it.
 */
export const test = base.extend<{ page: Page }>({
  page: async ({ page, baseURL }, use) => {
    const faults: string[] = [];
    page.on('console', (m) => {
      // The 404 page answers with its own status, which the browser reports as a failed load.
      if (m.type() === 'error' && !m.text().includes('404 (Not Found)')) faults.push(`console: ${m.text()}`);
    });
    page.on('pageerror', (e) => faults.push(`script: ${e.message}`));
    page.on('request', (r) => {
      if (!r.url().startsWith(baseURL ?? '') && !r.url().startsWith('blob:')) faults.push(`request: ${r.url()}`);
    });
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

export { expect };
