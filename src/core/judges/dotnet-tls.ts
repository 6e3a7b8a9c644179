/** Which TLS versions does .NET Framework offer by default? */
import { itemProperty } from '../readers/item-property.ts';
import { regExport } from '../readers/reg-export.ts';
import { regQuery } from '../readers/reg-query.ts';
import { dotnetView } from '../schannel/effective-dotnet.ts';
import type { DotnetView } from '../schannel/effective-dotnet.ts';
import { registryText } from '../schannel/registry-text.ts';
import type { Judge, Judgement } from './judgement.ts';
import { evidence } from './tls-words.ts';
import { page } from '../sentences.ts';

const FAMILIES = [
  { id: 'dotnet4', name: '.NET Framework 4' },
  { id: 'dotnet2', name: '.NET Framework 2.0 to 3.5' },
] as const;

/** Judges the pair SchUseStrongCrypto and SystemDefaultTlsVersions in both registry views. Without a value the target framework of the program decides, which no registry shows. */
export const dotnetTlsJudge: Judge = {
  id: 'dotnet-tls',
  reads: [regQuery.id, regExport.id, itemProperty.id],
  judge: (readings) => {
    const text = registryText(readings);
    const said = FAMILIES.map((family) => ({ family, views: [dotnetView(text, family.id, 64), dotnetView(text, family.id, 32)] as const }));
    return said.flatMap(({ family, views }) => {
      const [wide, narrow] = views;
      if (wide.lines.length === 0 && narrow.lines.length === 0) return [];
      // Programs of 2.0 to 3.5 are rare: where nothing is set, the pair of 4 is the answer.
      if (family.id === 'dotnet2' && views.every((v) => v.state === 'target' || v.state === 'unsaid') && said[0]?.views.some((v) => v.lines.length > 0)) return [];
      return [judgeFamily(family, wide, narrow)];
    });
  },
};

function judgeFamily(family: (typeof FAMILIES)[number], wide: DotnetView, narrow: DotnetView): Judgement {
  const lines = evidence([...wide.lines.map((line) => ({ line, means: '64-bit programs' })), ...narrow.lines.map((line) => ({ line, means: '32-bit programs' }))]);
  const make = (id: string, verdict: Judgement['verdict'], says: string, next: Judgement['next']): Judgement => ({
    id: `${family.id}-${id}`,
    verdict,
    says: [`${family.name}: ${says}`],
    evidence: lines,
    next,
    ...(verdict === 'problem' ? { causes: ['tls-no-common-protocol' as const] } : {}),
  });
  const fix: Judgement['next'] = ['Set both values in both views: ', page('dotnet-tls', 'TLS 1.2 for .NET'), '.'];
  const views = [wide, narrow];
  const unclear = views.filter((v) => v.state === 'unclear');
  if (unclear.length > 0) {
    return make('unclear', 'open', `the paste shows a value for ${unclear.map((v) => `${v.bits}-bit`).join(' and ')} programs in two ways, or one that is no number.`, ['Read the values again on one machine: ', page('dotnet-tls', 'show the .NET TLS values'), '.']);
  }
  const old = views.filter((v) => v.state === 'old');
  if (old.length > 0) {
    return make('old-default', 'problem', `SchUseStrongCrypto is 0 for ${old.map((v) => `${v.bits}-bit`).join(' and ')} programs: they offer SSL 3.0 and TLS 1.0, unless they target 4.7 or name a version themselves.`, fix);
  }
  const good = views.filter((v) => v.state === 'windows' || v.state === 'tls12');
  if (good.length === 2) {
    const system = good.every((v) => v.state === 'windows');
    return make('set', 'fine', system ? 'programs follow Windows in both views, unless their code names a version.' : 'programs offer TLS 1.0 to 1.2 or follow Windows, in both views; strong crypto alone does not add TLS 1.3.', [
      'Windows itself must have TLS 1.2 on, and the code may still name a version: ', page('dotnet-tls', 'TLS 1.2 for .NET'), '.',
    ]);
  }
  const [one] = good;
  const other = one && views.find((v) => v !== one);
  if (one && other?.state === 'target') {
    return make('one-view', 'problem', `the values are set for ${one.bits}-bit programs only. ${other.bits}-bit programs that target less than 4.6 offer SSL 3.0 and TLS 1.0.`, fix);
  }
  if (views.every((v) => v.state === 'target')) {
    return make('target-decides', 'open', family.id === 'dotnet4' ? 'nothing is set, so the framework that a program targets decides: before 4.6 it offers no TLS 1.2, since 4.7 it follows Windows.' : 'nothing is set: programs offer SSL 3.0 and TLS 1.0 unless they name a version.', [
      'Read the target framework of the program: ', page('dotnet-tls', 'TLS 1.2 for .NET'), '.',
    ]);
  }
  return make('half-shown', 'open', 'the paste shows only a part of the four values.', ['Paste all of them, in both views: ', page('dotnet-tls', 'show the .NET TLS values'), '.']);
}
