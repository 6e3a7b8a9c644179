import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const LAB = join(import.meta.dirname, 'lab');
const ROOT = join(import.meta.dirname, '..', '..', '..');
const ENTER = join(LAB, 'enter.sh');
const PYTHON = '/usr/bin/python3';

/** A domain controller in namespaces of its own. Each request is one line of JSON to lab/driver.py, which has a method of that name. */
export interface Lab {
  readonly request: <T = null>(what: string, args?: Readonly<Record<string, unknown>>) => Promise<T>;
  readonly stop: () => void;
}

/** Why no namespaces can be made here; undefined when they can. */
export function whyNoNamespaces(): string | undefined {
  const tried = spawnSync('sh', [ENTER, 'true'], { encoding: 'utf8' });
  return tried.status === 0 ? undefined : `namespaces are refused here (${(tried.stderr ?? String(tried.error)).trim() || `unshare ended with ${tried.status}`}); it takes root, or a kernel that lets users make user namespaces`;
}

/** Where the provisioned domain is kept between runs. It depends on the version of Samba, on the scripts that make it, and on who runs them. */
function cacheFolder(): string {
  const version = spawnSync('samba', ['--version'], { encoding: 'utf8', env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` } }).stdout.trim();
  const hash = createHash('sha256');
  for (const file of ['domain.py', 'machine.py', 'names.py']) hash.update(readFileSync(join(LAB, file)));
  const name = `directory-${version.replace(/[^0-9A-Za-z.]+/g, '-')}-${hash.digest('hex').slice(0, 12)}`;
  const folder = ownFolder(join(ROOT, 'node_modules', '.cache', 'oracles')) ?? ownFolder(join(tmpdir(), `oracles-${process.getuid?.() ?? 0}`)) ?? mkdtempSync(join(tmpdir(), 'oracles-'));
  // A domain that other scripts or another Samba made is 40 MB for nobody.
  for (const old of readdirSync(folder).filter((f) => f.startsWith('directory-') && f !== name)) rmSync(join(folder, old), { recursive: true, force: true });
  return join(folder, name);
}

/** The folder, made if need be; undefined where it is not one's own. */
function ownFolder(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return statSync(folder).uid === process.getuid?.() ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** Starts the domain controller; the first time for a version of Samba that provisions the domain. */
export async function startLab(): Promise<Lab> {
  const cache = cacheFolder();
  const child = spawn('sh', [ENTER, PYTHON, '-B', join(LAB, 'driver.py')], { stdio: ['pipe', 'pipe', 'pipe'] });
  let noise = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (noise = (noise + text).slice(-4000)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const request = async <T>(what: string, args: Readonly<Record<string, unknown>> = {}): Promise<T> => {
    child.stdin.write(`${JSON.stringify({ do: what, ...args })}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`The lab ended at ${what}: ${noise}`);
    const answer = JSON.parse(value) as { readonly ok: T } | { readonly error: string };
    if ('error' in answer) throw new Error(`${what} ${JSON.stringify(args)}: ${answer.error}`);
    return answer.ok;
  };
  const { warm } = await request<{ warm: boolean }>('start', { cache });
  console.error(`  domain controller ready (${warm ? 'domain from' : 'domain made, kept in'} ${cache})`);
  return { request, stop: () => void child.kill('SIGKILL') };
}
