import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const output = (page: Page) => page.getByRole('region', { name: 'Output' });
const form = (page: Page) => page.getByRole('form', { name: 'Input' });
const fixture = (name: string): string => readFileSync(join(import.meta.dirname, '..', 'fixtures', name), 'utf8');

/** .NET on Windows 11 to Windows Server 2019, as installed. */
async function currentPair(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'A current pair: .NET on Windows 11 to Server 2022' }).click();
  await form(page).getByLabel('Windows of the server').selectOption({ label: 'Windows Server 2019' });
}

const OLD_SWITCHES = `Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server]
"Enabled"=dword:00000000
"DisabledByDefault"=dword:00000001
`;

test('handshake: an example fails at the version, the drawing marks the step, and a remedy leads into the registry tool', async ({ page }) => {
  await page.goto('/tools/handshake/');
  await page.getByRole('button', { name: 'Native Client 10 to a server with TLS 1.2 only' }).click();
  await expect(output(page).locator('.verdict').first()).toContainText('Fails');
  await expect(output(page).getByRole('listitem').filter({ hasText: 'Fails here' })).toHaveCount(1);
  await expect(output(page)).toContainText('weakens');
  const link = output(page).getByRole('link', { name: /Registry values/ }).first();
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: 'TLS registry snippets' })).toBeVisible();
  await expect(output(page)).toContainText('TLS 1.0');
});

test('handshake: what is pasted of a machine counts, and its absence is an assumption', async ({ page }) => {
  await page.goto('/tools/handshake/');
  await currentPair(page);
  await expect(output(page).locator('.verdict').first()).toContainText('TLS 1.2');
  await expect(output(page).locator('.verdict').first()).toContainText('Works');
  await form(page).getByRole('textbox', { name: 'Registry and suites of the server' }).fill(OLD_SWITCHES);
  await expect(output(page).locator('.verdict').first()).not.toContainText('TLS 1.2 with');
  await expect(output(page)).toContainText('Enabled 0');
});

test('handshake: a registry export of 20 MB is read off the page, which goes on', async ({ page }) => {
  test.slow();
  const rows = Array.from({ length: 90_000 }, (_, i) => `[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\svc${i}]\r\n"Start"=dword:00000003\r\n"Data"=hex:${'0a,'.repeat(30)}\\\r\n  00,01\r\n`);
  const text = `Windows Registry Editor Version 5.00\r\n\r\n${rows.join('\r\n')}\r\n${OLD_SWITCHES.split('\n').slice(2).join('\r\n')}`;
  expect(text.length).toBeGreaterThan(18_000_000);
  await page.goto('/tools/handshake/');
  await currentPair(page);
  await expect(output(page).locator('.verdict').first()).toContainText('Works');
  await form(page).locator('input[type="file"]').nth(1).setInputFiles({ name: 'system.reg', mimeType: 'text/plain', buffer: Buffer.from(`\ufeff${text}`, 'utf16le') });
  // While it is read, the form takes input and frames are drawn.
  const gaps = page.evaluate(async () => {
    let worst = 0;
    let last = performance.now();
    for (let i = 0; i < 120; i += 1) {
      await new Promise(requestAnimationFrame);
      worst = Math.max(worst, performance.now() - last);
      last = performance.now();
    }
    return worst;
  });
  await form(page).getByLabel('Certificate is signed with').focus();
  await expect(output(page)).toContainText('Enabled 0', { timeout: 60_000 });
  expect(await gaps).toBeGreaterThan(0);
  await expect(page.getByRole('progressbar', { name: 'Working' })).toBeHidden();
});

test('cipher suites: a typing fault is named, and the corrected order can be taken away', async ({ page }) => {
  await page.goto('/tools/cipher-suites/');
  await form(page).getByRole('textbox', { name: 'Order to check' }).fill('TLS_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA385');
  await expect(output(page)).toContainText('probably TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384');
  await form(page).getByRole('radio', { name: 'Compare two versions' }).check();
  await expect(output(page).getByRole('table').first()).toBeVisible();
});

test('certificate: the reader of certificates is loaded once one is there, and not before', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (r) => loaded.push(r.url()));
  await page.goto('/tools/certificate/');
  await form(page).getByLabel('Service', { exact: true }).selectOption({ label: 'IIS or another HTTPS service of HTTP.sys' });
  await form(page).getByRole('textbox', { name: 'Names that clients type' }).fill('sql01.corp.example');
  await form(page).getByRole('textbox', { name: 'Certificate', exact: true }).fill('Subject: CN=sql01.corp.example');
  await expect(output(page)).not.toContainText('Fill in the form for your own names');
  expect(loaded.filter((u) => /\/der[.-]/.test(u))).toEqual([]);
  await form(page).getByRole('textbox', { name: 'Certificate', exact: true }).fill(fixture('certificates/good.pem'));
  await expect(output(page)).toContainText('CN=sql01.corp.example');
  await expect(output(page).getByRole('table').first()).toBeVisible();
});

test('certificate: a private key in the paste is called out and never repeated', async ({ page }) => {
  const key = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj';
  await page.goto('/tools/certificate/');
  await form(page).getByRole('textbox', { name: 'Certificate', exact: true }).fill(`${fixture('certificates/good.pem')}\n-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`);
  await expect(output(page).locator('.verdict.problem').first()).toContainText(/private key/i);
  await expect(output(page)).not.toContainText(key);
});

test('connection encryption: a password in a connection string is never repeated', async ({ page }) => {
  await page.goto('/tools/encrypt/');
  await form(page).getByRole('textbox', { name: /Connection string/ }).fill('Driver={ODBC Driver 18 for SQL Server};Server=sql05.corp.example;UID=app;PWD={s3cr;et}};Encrypt=no;');
  await expect(output(page).locator('.verdict').first()).toBeVisible();
  await expect(output(page)).not.toContainText('s3cr');
  await expect(output(page)).toContainText('Encrypt');
});

test('drivers: the table is filtered by name and version', async ({ page }) => {
  await page.goto('/tools/drivers/');
  const rows = output(page).getByRole('row');
  const all = await rows.count();
  expect(all).toBeGreaterThan(60);
  await form(page).getByRole('textbox').first().fill('Npgsql');
  await expect.poll(() => rows.count()).toBeLessThan(12);
  await expect(output(page)).toContainText('Npgsql');
});

test('TLS registry: with a pasted state only the difference is written, and the undo returns to it', async ({ page }) => {
  await page.goto('/tools/tls-registry/');
  await form(page).getByLabel('Windows of this machine').selectOption({ label: 'Windows Server 2019' });
  await form(page).getByRole('textbox', { name: /state|registry/i }).first().fill(OLD_SWITCHES);
  const commands = output(page).locator('figure.cmd.changes').first();
  await expect(commands).toBeVisible();
  await expect(output(page)).toContainText(/already/i);
});
