import { readFileSync } from 'node:fs';
import { expect, test } from './site.ts';

test('SPN strings: typing a server gives its names at once; a bad one is refused beside the field', async ({ page }) => {
  await page.goto('/tools/spn/');
  const output = page.getByRole('region', { name: 'Output' });
  const form = page.getByRole('form', { name: 'Input' });
  await expect(output.locator(':text("worked example"):visible')).toHaveCount(1);
  await form.getByRole('textbox', { name: 'Server' }).fill('db9.contoso.test');
  await form.getByRole('textbox', { name: /port/i }).first().fill('50123');
  await expect(output).toContainText('MSSQLSvc/db9.contoso.test:50123');
  await expect(output.locator(':text("worked example"):visible')).toHaveCount(0);
  await form.getByRole('textbox', { name: 'Server' }).fill('db9.contoso.test & calc');
  await expect(form.getByRole('textbox', { name: 'Server' })).toHaveAttribute('aria-invalid', 'true');
  await expect(form).toContainText('Rule ip-or-host');
  await expect(output.locator('figure.cmd')).toHaveCount(0);
});

test('setspn commands: a move prints look, remove, add, look again, each labelled, with the undo', async ({ page }) => {
  await page.goto('/tools/setspn/');
  const form = page.getByRole('form', { name: 'Input' });
  await form.getByRole('radio', { name: /move/i }).check();
  await form.getByRole('textbox', { name: /SPN/ }).first().fill('MSSQLSvc/db9.contoso.test:1433');
  await form.getByRole('textbox', { name: /account/i }).first().fill('CONTOSO\\svc-new');
  await form.getByRole('textbox', { name: /now|old|from/i }).first().fill('CONTOSO\\svc-old');
  const output = page.getByRole('region', { name: 'Output' });
  // The tool is fetched when its form is first used.
  await expect(output).toContainText('-Q MSSQLSvc/db9.contoso.test:1433');
  await expect(output).toContainText('CONTOSO\\svc-old');
  const text = (await output.locator('figure.cmd pre').allTextContents()).join('\n');
  const at = (part: string): number => text.indexOf(part);
  expect(at('-Q MSSQLSvc/db9.contoso.test:1433')).toBeGreaterThanOrEqual(0);
  expect(at('-D MSSQLSvc/db9.contoso.test:1433')).toBeGreaterThan(at('-Q MSSQLSvc/db9.contoso.test:1433'));
  expect(at('-S MSSQLSvc/db9.contoso.test:1433')).toBeGreaterThan(at('-D MSSQLSvc/db9.contoso.test:1433'));
  const changes = output.locator('figure.cmd.changes[aria-label^="Command:"]', { hasText: 'Changes Active Directory' });
  expect(await changes.count()).toBe(2);
  for (const figure of await changes.all()) {
    await expect(figure).toContainText('servicePrincipalName');
    await expect(figure.locator('.undo')).not.toContainText('Nothing to undo');
  }
});

test('TLS registry: the .reg file is saved as UTF-16LE with a byte order mark, the undo beside it', async ({ page }) => {
  await page.goto('/tools/tls-registry/');
  const output = page.getByRole('region', { name: 'Output' });
  const saving = page.waitForEvent('download');
  await output.getByRole('button', { name: /^Save [\w-]+\.reg$/ }).first().click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/\.reg$/);
  const bytes = readFileSync(await download.path());
  expect([bytes[0], bytes[1]]).toEqual([0xff, 0xfe]);
  const text = bytes.toString('utf16le').slice(1);
  expect(text).toMatch(/^Windows Registry Editor Version 5\.00\r\n\r\n\[HKEY_LOCAL_MACHINE\\/);
  expect(text).toContain('"Enabled"=dword:00000001');
  expect(await output.getByRole('button', { name: /^Save [\w-]*undo[\w-]*\.reg$/ }).count()).toBeGreaterThan(0);
});

for (const id of ['spn', 'setspn', 'tls-registry']) {
  test(`${id}: examples load, the link brings the form back, Reset empties it`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`/tools/${id}/`);
    const output = page.locator('[data-blocks]');
    await page.locator('[data-example] >> nth=1').click();
    await expect(page.getByText('Example loaded: ')).toBeAttached();
    const shown = await output.innerText();
    expect(shown.length).toBeGreaterThan(50);
    await page.getByRole('button', { name: 'Copy link to this form' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).search).toBe('');
    await page.goto('/about/');
    await page.goto(link);
    await expect.poll(() => output.innerText()).toBe(shown);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect(page.getByRole('form', { name: 'Input' }).locator('[aria-invalid="true"]')).toHaveCount(0);
  });

  test(`${id}: hostile text in every field reaches no command and breaks no page`, async ({ page }) => {
    await page.goto(`/tools/${id}/`);
    await page.locator('[data-example] >> nth=0').click();
    const fields = page.getByRole('form', { name: 'Input' }).locator('input:not([type]):visible, textarea:visible');
    const hostile = ['"&calc&"', '$(calc)`calc`', '%COMSPEC%!x!', '</script><img src=x>', 'a\u202eb', 'x'.repeat(10_000), '‘;’'];
    const count = await fields.count();
    for (let i = 0; i < count; i++) {
      const before = await fields.nth(i).inputValue();
      for (const text of hostile) {
        await fields.nth(i).fill(text);
        const commands = (await page.locator('[data-blocks] figure.cmd pre').allTextContents()).join('\n');
        expect(commands).not.toContain(text);
      }
      await fields.nth(i).fill(before);
    }
    if (count === 0) expect(id).toBe('tls-registry');
  });
}

test('the value strip fills a form that nobody has typed in', async ({ page }) => {
  await page.goto('/about/');
  await page.getByRole('textbox', { name: 'Server', exact: true }).fill('db9.contoso.test');
  await page.goto('/tools/spn/');
  await expect(page.getByRole('form', { name: 'Input' }).getByRole('textbox', { name: 'Server' })).toHaveValue('db9.contoso.test');
  await expect(page.getByRole('region', { name: 'Output' })).toContainText('MSSQLSvc/db9.contoso.test');
});

test('Copy all gives every command under a remark that says where it runs and what it changes', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/tools/setspn/');
  await page.locator('[data-example] >> nth=0').click();
  await page.getByRole('button', { name: 'Copy all commands' }).click();
  await expect(page.getByRole('button', { name: /^Copied \d+ commands$/ })).toBeVisible();
  const parts = (await page.evaluate(() => navigator.clipboard.readText())).split('\r\n\r\n');
  expect(parts.length).toBe(await page.locator('[data-blocks] figure[aria-label^="Command:"]').count());
  for (const part of parts) expect(part).toMatch(/^rem .+ \[(?:Client|Server|Domain controller|Admin workstation); (?:reads only|changes .+); .+\]\r\n(?:setspn|klist|repadmin) /);
});

test('a command pasted into a field is answered with what is wrong in it', async ({ page }) => {
  await page.goto('/tools/setspn/');
  const field = page.getByRole('form', { name: 'Input' }).getByRole('textbox', { name: /SPN/ }).first();
  await field.fill('setspn \u2013A MSSQLSvc/sql05\\SALES CORP\\svc');
  const remarks = field.locator('xpath=ancestor::*[@data-field]').locator('[data-lint]');
  await expect(remarks).toContainText('-A');
  await expect(remarks).toContainText('MSSQLSvc/sql05:SALES');
  await field.fill('MSSQLSvc/sql05.corp.example:1433');
  await expect(remarks).toHaveText('');
});
