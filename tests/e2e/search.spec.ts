import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './site.ts';

const queries = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'fixtures', 'search', 'queries.json'), 'utf8')) as { q: string; want: string[] }[];

async function open(page: Page, path = '/'): Promise<Locator> {
  await page.goto(path);
  await page.keyboard.press('/');
  return page.getByRole('dialog', { name: 'Search' });
}

/** Types, and waits until the count of this query is spoken: then both steps of the search are drawn. */
async function ask(dialog: Locator, query: string): Promise<void> {
  await dialog.getByRole('searchbox').fill(query);
  await expect(dialog.getByRole('status')).toHaveText(/\d|Nothing/, { timeout: 10_000 });
}

const results = (dialog: Locator): Locator => dialog.locator('.hits > ul a');
const cards = (dialog: Locator): Locator => dialog.locator('article.card');

const exact: [query: string, entries: string[]][] = [
  ['0x80090322', ['/codes/sspi/#sec-e-wrong-principal']],
  ['80090322', ['/codes/sspi/#sec-e-wrong-principal']],
  ['-2146893022', ['/codes/sspi/#sec-e-wrong-principal']],
  ['2148074274', ['/codes/sspi/#sec-e-wrong-principal']],
  ['SEC_E_WRONG_PRINCIPAL', ['/codes/sspi/#sec-e-wrong-principal']],
  ['wrong_principal', ['/codes/sspi/#sec-e-wrong-principal']],
  ['18452', ['/codes/sql-server/#sql-error-18452']],
  ['36888', ['/codes/schannel-events/#schannel-event-36888']],
  ['KDC_ERR_S_PRINCIPAL_UNKNOWN', ['/codes/kerberos/#kdc-err-s-principal-unknown']],
  ['18456 state 11', ['/codes/sql-login-states/#login-state-11']],
  ['0x5', ['/codes/win32/#error-access-denied', '/codes/kerberos/']],
];
for (const [query, entries] of exact) {
  test(`exact: ${query} gives its entry on top`, async ({ page }) => {
    const dialog = await open(page);
    await dialog.getByRole('searchbox').fill(query);
    for (const [i, entry] of entries.entries()) {
      const hrefs = await expect.poll(async () => cards(dialog).locator('h3 a').evaluateAll((links) => links.map((l) => l.getAttribute('href') ?? ''))).not.toEqual([]).then(() => cards(dialog).locator('h3 a').evaluateAll((links) => links.map((l) => l.getAttribute('href') ?? '')));
      if (entries.length === 1) expect(hrefs[i]).toBe(entry);
      else expect(hrefs.some((h) => h.startsWith(entry)), `${entry} in ${hrefs.join(' ')}`).toBe(true);
    }
  });
}

test('exact: the entry stands before the full-text index has answered', async ({ page }) => {
  await page.route('**/pagefind/**', () => undefined);
  const dialog = await open(page);
  await dialog.getByRole('searchbox').fill('0x80090322');
  await expect(cards(dialog).first()).toContainText('SEC_E_WRONG_PRINCIPAL');
  await expect(cards(dialog).first()).toContainText('target principal name is incorrect');
});

test('unknown: a code that is in no table is called unknown, with what its form tells, and leads to no page', async ({ page }) => {
  const dialog = await open(page);
  await ask(dialog, '0x80090399');
  await expect(cards(dialog)).toHaveCount(1);
  await expect(cards(dialog)).toContainText('Unknown code');
  await expect(cards(dialog)).toContainText(/failure.*facility 9/);
  await expect(results(dialog)).toHaveCount(0);
});

test('pasted: an exception in any language is taken apart into its codes', async ({ page }) => {
  const dialog = await open(page);
  await ask(dialog, '调用 SSPI 失败，请参见内部异常。 ---> System.ComponentModel.Win32Exception (0x80090331): 客户端和服务器无法通信，因为它们没有共同的算法 at System.Net.SSPIWrapper.AcquireCredentialsHandle');
  await expect(cards(dialog).first()).toContainText('SEC_E_ALGORITHM_MISMATCH');
});

test('pasted: line breaks become blanks, so that words do not grow together', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const dialog = await open(page);
  await page.evaluate(() => navigator.clipboard.writeText('System.Security.Authentication.AuthenticationException: A call to SSPI failed, see inner exception.\r\n ---> System.ComponentModel.Win32Exception: The client and server cannot communicate,\r\nbecause they do not possess a common algorithm\r\n'));
  await dialog.getByRole('searchbox').press('Control+v');
  await expect(dialog.getByRole('searchbox')).toHaveValue(/inner exception\.\s+---> System/);
  await expect(cards(dialog).filter({ hasText: 'SEC_E_ALGORITHM_MISMATCH' })).toHaveCount(1);
});

test('at least 27 of 30 real searches have a wanted page among the first three', async ({ page }) => {
  test.setTimeout(120_000);
  const dialog = await open(page);
  const missed: string[] = [];
  for (const { q, want } of queries) {
    await dialog.getByRole('searchbox').fill('');
    await expect(results(dialog)).toHaveCount(0);
    await ask(dialog, q);
    const hrefs = await results(dialog).evaluateAll((links) => links.slice(0, 3).map((l) => l.getAttribute('href') ?? ''));
    if (!want.some((slug) => hrefs.some((h) => h.startsWith(`/runbook/${slug}/`)))) missed.push(`${q} → ${hrefs.join(' ')}`);
  }
  console.log(`${queries.length - missed.length} of ${queries.length} searches answered in the first three`);
  expect(queries.length - missed.length, missed.join('\n')).toBeGreaterThanOrEqual(27);
});

for (const [query, slug] of [
  ['kerbros', 'kerberos'],
  ['tls12', 'tls'],
  ['AG listener', 'availability-group-listener'],
  ['exipred certficate', 'tls-cert-expired'],
  ['dns allias spn', 'kerb-dns-or-name'],
] as const) {
  test(`misspelt or abbreviated: ${query}`, async ({ page }) => {
    const dialog = await open(page);
    await ask(dialog, query);
    const hrefs = await results(dialog).evaluateAll((links) => links.slice(0, 5).map((l) => l.getAttribute('href') ?? ''));
    expect(hrefs.join(' ')).toContain(slug);
  });
}

test('full text: a word that stands in no title leads to the section, with the word marked', async ({ page }) => {
  const dialog = await open(page);
  await ask(dialog, 'DsWriteAccountSpn');
  const hit = results(dialog).filter({ has: page.locator('mark', { hasText: /DsWriteAccountSpn/i }) }).first();
  await expect(hit).toBeVisible();
  expect(await hit.getAttribute('href')).toMatch(/^\/runbook\/[\w-]+\/(?:#[\w-]+)?$/);
});

test('a word that occurs nowhere finds nothing, and says what to try', async ({ page }) => {
  const dialog = await open(page);
  await ask(dialog, 'xylophone');
  await expect(results(dialog)).toHaveCount(0);
  await expect(dialog).toContainText('Nothing found');
});

test('only the text of articles, tools and lessons is indexed', async ({ page }) => {
  const dialog = await open(page);
  for (const query of ['Kept in this browser', 'Skip to content']) {
    await ask(dialog, query);
    await expect(results(dialog).filter({ hasText: query })).toHaveCount(0);
  }
});

test('recent: a search that led somewhere is offered again; a pasted one is not kept', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  let dialog = await open(page);
  await ask(dialog, 'duplicate spn');
  await results(dialog).first().click();
  await page.waitForURL(/runbook/);
  dialog = await open(page, '/about/');
  await page.evaluate(() => navigator.clipboard.writeText('secret-host-07 clock skew'));
  await dialog.getByRole('searchbox').press('Control+v');
  await expect(results(dialog).first()).toBeVisible();
  await results(dialog).first().click();
  await page.waitForURL(/runbook/);
  dialog = await open(page, '/about/');
  await expect(dialog.getByRole('button', { name: 'duplicate spn' })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('secret-host');
  await dialog.getByRole('button', { name: 'Forget these' }).click();
  await expect(dialog.getByRole('button', { name: 'duplicate spn' })).toHaveCount(0);
});

test('the page of a wrong address searches for its words', async ({ page }) => {
  await page.goto('/runbook/spn-duplicates-on-two-accounts/');
  await expect(page.getByRole('heading', { name: 'No such page' })).toBeVisible();
  await expect(page.locator('[data-hits] ul a').first()).toHaveAttribute('href', /kerb-spn-duplicate/);
});

test('the search page works like the dialog', async ({ page }) => {
  await page.goto('/search/');
  await page.getByRole('main').getByRole('searchbox').fill('0x80090322');
  await expect(page.locator('article.card').first()).toContainText('SEC_E_WRONG_PRINCIPAL');
  expect(page.url()).not.toContain('80090322');
});
