import { brotliCompressSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pages } from '../pages.ts';
import { expect, test } from './site.ts';

const kB = 1000;
const WIDTHS = [320, 390, 768, 1440];

/** Bytes over the wire of a cold load, as a host with brotli would send them. */
async function coldLoad(page: Page, path: string): Promise<{ all: number; script: number }> {
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

async function faults(builder: AxeBuilder): Promise<string[]> {
  const result = await builder.analyze();
  return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

/**
 * Each page: its budget in bytes, no accessibility fault in either theme, no sideways scroll, and by the page of
 * site.ts no policy violation and no foreign request.
 */
for (const path of pages()) {
  test(`${path} is light, accessible in both themes, and fits every width`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const { all, script } = await coldLoad(page, path);
    if (/^\/tools\/.+/.test(path)) expect(all, 'bytes of a tool page').toBeLessThanOrEqual(60 * kB);
    else if (path === '/search/') expect(all, 'bytes of the search page before a key').toBeLessThanOrEqual(60 * kB);
    else if (path === '/404.html') expect(all, 'bytes of a page that searches by itself, with the indexes of names and codes').toBeLessThanOrEqual(130 * kB);
    else {
      expect(all, 'bytes of a content page').toBeLessThanOrEqual(30 * kB);
      expect(script, 'bytes of script').toBeLessThanOrEqual(8 * kB);
    }

    expect(await faults(new AxeBuilder({ page }))).toEqual([]);
    // What differs between the themes is colour, so the second look is for colour alone.
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await faults(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']))).toEqual([]);

    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `scrolls sideways at ${width}`).toBeLessThanOrEqual(width);
    }
  });
}
