import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spnSources } from '../../../src/data/spn-sources.ts';
import { spnString } from '../../../src/core/names.ts';
import { serviceHolder } from '../../../src/core/service-spn-blocks.ts';
import { serviceSpns, type Service } from '../../../src/core/service-spns.ts';

const ssas = { kind: 'analysis', fullName: 'ssas01.corp.example', shortName: 'ssas01', names: [] } as const;
const rs = { kind: 'reports', fullName: 'rs01.corp.example', shortName: 'rs01', names: [] } as const;
const web = { kind: 'web', fullName: 'web01.corp.example', shortName: 'web01', names: [], kernelMode: true, useAppPoolCredentials: false, farm: false } as const;
const alias = { ...web, names: ['intranet.corp.example'] };

/** One line per service: its rule, then `+` required, `-` optional, `=` answered by HOST. */
function lines(service: Service): readonly string[] {
  return serviceSpns(service).flatMap((g) => [
    `${g.service}: ${g.holder}`,
    ...g.spns.map((s) => `${s.need === 'required' ? '+' : '-'} ${s.spn}`),
    ...g.covered.map((s) => `= ${s}`),
  ]);
}

const BROWSER = ['SQL Server Browser: service', '+ MSOLAPDisco.3/ssas01.corp.example', '+ MSOLAPDisco.3/ssas01'];

const cases: readonly (readonly [string, Service, readonly string[]])[] = [
  ['Analysis Services, default instance: full and short name, no port', ssas, ['Analysis Services: service', '+ MSOLAPSvc.3/ssas01.corp.example', '+ MSOLAPSvc.3/ssas01']],
  ['Analysis Services, default instance on its default port', { ...ssas, port: 2383 }, ['Analysis Services: service', '+ MSOLAPSvc.3/ssas01.corp.example', '+ MSOLAPSvc.3/ssas01']],
  ['Analysis Services, default instance on another port: no name can be required', { ...ssas, port: 2400 }, ['Analysis Services: service', '- MSOLAPSvc.3/ssas01.corp.example', '- MSOLAPSvc.3/ssas01']],
  ['Analysis Services, named instance: instance name, and the Browser on its own account', { ...ssas, instance: 'CUBES' },
    ['Analysis Services: service', '+ MSOLAPSvc.3/ssas01.corp.example:CUBES', '+ MSOLAPSvc.3/ssas01:CUBES', ...BROWSER]],
  ['Analysis Services, named instance with a fixed port: still the instance name', { ...ssas, instance: 'CUBES', port: 2400 },
    ['Analysis Services: service', '+ MSOLAPSvc.3/ssas01.corp.example:CUBES', '+ MSOLAPSvc.3/ssas01:CUBES', ...BROWSER]],
  ['SQL Server Browser for the Database Engine needs none', { kind: 'browser', fullName: 'sql05.corp.example', names: [], analysis: false }, ['SQL Server Browser: nobody']],
  ['Reporting Services under a domain account', { ...rs, runsAs: 'domain' }, ['Reporting Services: service', '+ HTTP/rs01.corp.example', '+ HTTP/rs01']],
  ['Reporting Services as the computer: HOST answers', { ...rs, runsAs: 'computer' }, ['Reporting Services: nobody', '= HTTP/rs01.corp.example', '= HTTP/rs01']],
  ['Reporting Services as the computer, with a virtual name', { ...rs, runsAs: 'computer', names: ['reports.corp.example'] },
    ['Reporting Services: service', '+ HTTP/reports.corp.example', '= HTTP/rs01.corp.example', '= HTTP/rs01']],
  ['Reporting Services on another port: the port form is optional', { ...rs, runsAs: 'domain', port: 8080 },
    ['Reporting Services: service', '+ HTTP/rs01.corp.example', '- HTTP/rs01.corp.example:8080', '+ HTTP/rs01', '- HTTP/rs01:8080']],
  ['Reporting Services on 443: no port form', { ...rs, runsAs: 'domain', port: 443 }, ['Reporting Services: service', '+ HTTP/rs01.corp.example', '+ HTTP/rs01']],
  ['IIS, kernel mode, machine name, any pool: nothing to do', { ...web, runsAs: 'domain' }, ['IIS, HTTP: nobody', '= HTTP/web01.corp.example', '= HTTP/web01']],
  ['IIS, kernel mode, alias: on the computer', { ...alias, runsAs: 'domain' }, ['IIS, HTTP: computer', '+ HTTP/intranet.corp.example', '= HTTP/web01.corp.example', '= HTTP/web01']],
  ['IIS, useAppPoolCredentials, domain pool: on the pool account', { ...web, useAppPoolCredentials: true, runsAs: 'domain' }, ['IIS, HTTP: service', '+ HTTP/web01.corp.example', '+ HTTP/web01']],
  ['IIS, kernel mode off, domain pool: on the pool account', { ...web, kernelMode: false, runsAs: 'domain' }, ['IIS, HTTP: service', '+ HTTP/web01.corp.example', '+ HTTP/web01']],
  ['IIS, kernel mode off, ApplicationPoolIdentity or Network Service: HOST answers', { ...web, kernelMode: false, runsAs: 'computer' }, ['IIS, HTTP: nobody', '= HTTP/web01.corp.example', '= HTTP/web01']],
  ['IIS, farm: one shared domain account for the common name, not for the machine', { ...alias, useAppPoolCredentials: true, farm: true, runsAs: 'domain' }, ['IIS, HTTP: shared', '+ HTTP/intranet.corp.example']],
  ['IIS, farm of which only one name is given', { ...web, farm: true, runsAs: 'domain' }, ['IIS, HTTP: shared', '+ HTTP/web01.corp.example', '+ HTTP/web01']],
  ['another class with a port', { kind: 'other', serviceClass: 'POSTGRES', fullName: 'pg01.corp.example', shortName: 'pg01', names: [], port: 5433 }, ['POSTGRES: service', '+ POSTGRES/pg01.corp.example:5433', '- POSTGRES/pg01:5433']],
  ['another class with an instance name', { kind: 'other', serviceClass: 'MyService', fullName: 'app01.corp.example', names: [], instance: 'PROD' }, ['MyService: service', '+ MyService/app01.corp.example:PROD']],
];

for (const [name, service, expected] of cases) test(`serviceSpns: ${name}`, () => assert.deepEqual(lines(service), expected));

const remarks: readonly (readonly [string, Service, readonly string[]])[] = [
  ['the port that keeps a default instance from Kerberos comes first', { ...ssas, port: 2400 }, ['ssas-port', 'ssas-register']],
  ['a domain account takes over HTTP of the whole host', { ...rs, runsAs: 'domain' }, ['http-whole-host', 'rs-negotiate']],
  ['an account that is not given leaves both cases open', rs, ['http-whole-host', 'rs-account-open', 'rs-negotiate']],
  ['no warning of the host where the computer opens the tickets', { ...rs, runsAs: 'computer' }, ['rs-host-covers', 'rs-negotiate']],
  ['a farm under machine identities cannot work', { ...web, farm: true, runsAs: 'computer' }, ['web-farm', 'web-farm-pool', 'http-whole-host']],
  ['a class that nobody asks for', { kind: 'other', serviceClass: 'MSSQL', fullName: 'a.b', names: [] }, ['class-mistaken']],
  ['a class that HOST answers for', { kind: 'other', serviceClass: 'cifs', fullName: 'fs01.corp.example', names: [] }, ['class-by-host', 'class-known']],
  ['a class that is not in the tables', { kind: 'other', serviceClass: 'MyService', fullName: 'a.b', names: [] }, ['class-unknown']],
];

for (const [name, service, expected] of remarks) {
  test(`serviceSpns remarks: ${name}`, () => assert.deepEqual(serviceSpns(service).flatMap((g) => g.remarks.map((r) => r.id)), expected));
}

test('the holder of an alias under kernel mode is the computer, whatever the pool; of a farm never a computer', () => {
  const [kernel] = serviceSpns({ ...alias, runsAs: 'domain' });
  const [farm] = serviceSpns({ ...alias, farm: true, runsAs: 'computer' });
  const [, browser] = serviceSpns({ ...ssas, instance: 'CUBES' });
  assert.ok(kernel && farm && browser);
  assert.deepEqual(serviceHolder(kernel, 'CORP\\svc-web', 'web01.corp.example'), { kind: 'computer', account: 'WEB01', runsAs: 'built-in account' });
  assert.equal(serviceHolder(farm, 'NT AUTHORITY\\NETWORK SERVICE', 'web01.corp.example'), undefined);
  assert.deepEqual(serviceHolder(farm, 'CORP\\gmsa-web$', 'web01.corp.example'), { kind: 'managed', account: 'CORP\\gmsa-web$' });
  assert.equal(serviceHolder(browser, 'CORP\\svc-ssas', 'ssas01.corp.example'), undefined);
});

const name = fc.constantFrom('a.corp.example', 'A.corp.example', 'b', 'c.corp.example');
const names = { fullName: name, shortName: name, names: fc.array(name, { maxLength: 3 }), port: fc.integer({ min: 1, max: 65535 }) };
const service: fc.Arbitrary<Service> = fc.oneof(
  fc.record({ kind: fc.constant('analysis' as const), ...names, instance: fc.constantFrom('CUBES', 'A$1') }, { requiredKeys: ['kind', 'names'] }),
  fc.record({ kind: fc.constant('browser' as const), ...names, analysis: fc.boolean() }, { requiredKeys: ['kind', 'names', 'analysis'] }),
  fc.record({ kind: fc.constant('reports' as const), ...names, runsAs: fc.constantFrom('domain' as const, 'computer' as const) }, { requiredKeys: ['kind', 'names'] }),
  fc.record({ kind: fc.constant('web' as const), ...names, kernelMode: fc.boolean(), useAppPoolCredentials: fc.boolean(), farm: fc.boolean(), runsAs: fc.constantFrom('domain' as const, 'computer' as const) },
    { requiredKeys: ['kind', 'names', 'kernelMode', 'useAppPoolCredentials', 'farm'] }),
  fc.record({ kind: fc.constant('other' as const), ...names, serviceClass: fc.constantFrom('POSTGRES', 'MyService', 'https', 'HOST'), instance: fc.constant('PROD') }, { requiredKeys: ['kind', 'names', 'serviceClass'] }),
);

test('serviceSpns gives allowed SPNs, each once in a service, with reason and source; what HOST answers is not asked for as well', () => {
  fc.assert(fc.property(service, (given) => {
    for (const { spns, covered, holder, remarks: said } of serviceSpns(given)) {
      const all = [...spns.map((s) => s.spn), ...covered];
      assert.equal(new Set(all.map((s) => s.toLowerCase())).size, all.length);
      for (const spn of all) assert.equal(spnString.refuses(spn), undefined, spn);
      for (const { sources } of [...spns, ...said]) assert.ok(sources.length > 0 && sources.every((s) => Object.hasOwn(spnSources, s)));
      if (holder === 'nobody') assert.deepEqual(spns, []);
      if (given.kind === 'analysis' || given.kind === 'browser') for (const { spn } of spns) assert.doesNotMatch(spn, /:[0-9]+$/);
    }
  }), { numRuns: 500 });
});
