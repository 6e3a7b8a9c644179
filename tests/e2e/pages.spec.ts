import AxeBuilder from '@axe-core/playwright';
import { pages } from '../pages.ts';
import { expect, test } from './site.ts';

/** Each page in both themes: no accessibility fault, no policy violation, no foreign request (site.ts), no sideways scroll. */
for (const path of pages()) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${path} in ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.goto(path);
      const result = await new AxeBuilder({ page }).analyze();
      expect(result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)).toEqual([]);
      for (const width of theme === 'light' ? [320, 768] : [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `scrolls sideways at ${width}`).toBeLessThanOrEqual(width);
      }
    });
  }
}
