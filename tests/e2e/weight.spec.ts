import { brotliCompressSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { pages } from '../pages.ts';
import { expect, test } from './site.ts';

/** Bytes over the wire of a cold load, as a host with brotli would send them. */
async function load(page: Page, path: string): Promise<{ all: number; script: number }> {
  const sizes = { all: 0, script: 0 };
  const waits: Promise<void>[] = [];
  page.on('response', (response) => {
    waits.push(
      response.body().then((body) => {
        const bytes = brotliCompressSync(body).length;
        sizes.all += bytes;
        if (response.request().resourceType() === 'script') sizes.script += bytes;
      }),
    );
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await Promise.all(waits);
  return sizes;
}

const kB = 1000;
const isTool = (path: string): boolean => /^\/tools\/.+/.test(path);

for (const path of pages()) {
  test(`${path} is within its budget`, async ({ page }) => {
    const { all, script } = await load(page, path);
    if (isTool(path)) expect(all).toBeLessThanOrEqual(60 * kB);
    else {
      expect(all, 'all bytes').toBeLessThanOrEqual(30 * kB);
      // The 404 page and the search page are search itself.
      if (!/404|search/.test(path)) expect(script, 'script bytes').toBeLessThanOrEqual(8 * kB);
    }
  });
}
