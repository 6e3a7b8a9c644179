import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHtml } from 'hast-util-to-html';
import { codeToHast } from 'shiki';
import { commandLine } from '../../../src/shiki/grammar-cmd.ts';
import { readMeta } from '../../../src/shiki/meta.ts';
import { fences } from '../../../src/shiki/transformer.ts';
import { createCssVariablesTheme } from 'shiki';

const theme = createCssVariablesTheme({ variablePrefix: '--astro-code-' });

async function render(lang: string, meta: string, code: string): Promise<string> {
  const language = lang === 'cmd' ? commandLine : lang;
  const root = await codeToHast(code, { lang: language as 'sql', theme, transformers: [{ ...fences }], meta: { __raw: meta } });
  return toHtml(root);
}

const META = 'title="ask" where=admin effect=reads rights="Any domain user"';

test('meta: words bare and quoted', () => assert.deepEqual(readMeta('title="a b" where=admin undo=""'), { title: 'a b', where: 'admin', undo: '' }));
test('meta: an unknown key is a typing error', () => assert.throws(() => readMeta('tilte="a"'), /unknown key tilte/));
test('meta: loose words are a typing error', () => assert.throws(() => readMeta('title="a" reads'), /cannot read "reads"/));

test('fence: a reg file keeps its text, with the placard', async () => {
  const html = await render('reg', 'title="x" where=server effect="changes the registry of this machine" rights="Local administrator" undo="Import the file saved before."', 'Windows Registry Editor Version 5.00');
  assert.match(html, /class="cmd changes"/);
  assert.match(html, /<dd>Changes the registry of this machine<\/dd>/);
  assert.match(html, /Import the file saved before\./);
  assert.match(html.replace(/<[^>]+>/g, ''), /Windows Registry Editor Version 5\.00/);
});

test('fence: no inline style reaches the page, voices are classes', async () => {
  const html = await render('powershell', META, "Get-ADUser -Identity '{{sam}}' -Properties servicePrincipalName");
  assert.doesNotMatch(html, /style=/);
  assert.match(html, /class="[fs]"/);
  assert.match(html, /<var data-v="sam">svc-sql05<\/var>/);
});

test('fence: a variable inside a coloured string is one element with the example as its text', async () => {
  const html = await render('sql', 'title="q"', "SELECT N'{{fqdn}}:{{port}}'");
  assert.match(html, /<var data-v="fqdn">sql05\.corp\.example<\/var>/);
  assert.match(html, /<var data-v="port">1433<\/var>/);
});

test('fence: the lines of a plate joined are the text of the fence', async () => {
  const code = 'klist purge\nklist get MSSQLSvc/{{fqdn}}:{{port}}';
  const html = await render('powershell', META, code);
  const lines = [...html.matchAll(/<span class="line">(.*?)<\/span>(?=<br|<\/code>)/gs)].map((m) => (m[1] ?? '').replace(/<[^>]+>/g, ''));
  assert.equal(lines.join('\n'), 'klist purge\nklist get MSSQLSvc/sql05.corp.example:1433');
});

const refused: [string, string, string, RegExp][] = [
  ['no title', 'powershell', 'where=admin effect=reads rights=x', /no title/],
  ['no place', 'powershell', 'title=x effect=reads rights=x', /where missing/],
  ['a place that does not exist', 'powershell', 'title=x where=moon effect=reads rights=x', /where is moon/],
  ['no effect', 'powershell', 'title=x where=admin rights=x', /effect missing/],
  ['no rights', 'powershell', 'title=x where=admin effect=reads', /rights missing/],
  ['a change without an undo', 'powershell', 'title=x where=admin effect="changes AD" rights=x', /no undo/],
];
for (const [name, lang, meta, message] of refused) test(`fence: ${name} stops the build`, async () => assert.rejects(render(lang, meta, 'klist'), message));
test('fence: an unknown variable stops the build', async () => assert.rejects(render('powershell', META, 'klist {{sever}}'), /Unknown variable \{\{sever\}\}/));

test('printed text: a marked line carries its remark, blanks inside a line stay', async () => {
  const html = await render('text', 'title="what one sees"', 'The target principal name is incorrect.  Cannot generate SSPI context.  <- client\n\nsecond <b>');
  assert.match(html, /<li class="read"><code>The target principal name is incorrect\. {2}Cannot generate SSPI context\.<\/code> <span>client<\/span><\/li>/);
  assert.match(html, /second &#x3C;b>/);
  assert.match(html, /<figcaption class="tag">What one sees<\/figcaption>/);
});
