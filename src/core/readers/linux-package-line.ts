/** One line of a package manager, the loader cache or a file list of Linux. */
import { gssFiles, gssPackages } from '../../data/gss-packages.ts';
import type { GssPart } from '../../data/gss-packages.ts';

export type PackageTool = 'dpkg' | 'rpm' | 'apk';

/** What one line says. */
export type LinuxLine =
  | { readonly kind: 'package'; readonly tool: PackageTool; readonly name: string; readonly version?: string; readonly installed: boolean }
  | { readonly kind: 'missing-package'; readonly tool: PackageTool; readonly name: string }
  | { readonly kind: 'library'; readonly part: GssPart; readonly path: string }
  | { readonly kind: 'missing-file'; readonly part: GssPart; readonly where: 'search' | 'folder' }
  /** A line of the loader cache about another library. */
  | { readonly kind: 'cached' }
  | { readonly kind: 'cache-head'; readonly count: number };

/** `ii  libgssapi-krb5-2:amd64  1.20.1-2+deb12u2  amd64  MIT Kerberos runtime libraries` */
const DPKG = /^([uihrp])([ncHUFWti])([ R]) {1,4}([a-z0-9][a-z0-9+.-]{1,127})(?::[a-z0-9-]{2,20})? {1,200}(\S{1,100}) {1,100}\S/;
/** `libgssapi-krb5-2/jammy-updates,now 1.19.2-2ubuntu0.4 amd64 [installed,automatic]` */
const APT = /^([a-z0-9][a-z0-9+.-]{1,127})\/([A-Za-z0-9,.:_-]{1,200}) (\S{1,100}) [a-z0-9]{2,12}(?: \[[^\]]{1,80}\])?\s{0,8}$/;
const ARCH = '(?:x86_64|i686|i386|noarch|aarch64|ppc64le|s390x|armv7hl)';
/** `krb5-libs-1.21.1-6.el9.x86_64` */
const RPM = new RegExp(`^\\s{0,4}([A-Za-z0-9][A-Za-z0-9_+.-]{1,200})\\.${ARCH}\\s{0,8}$`);
/** `krb5-libs.x86_64    1.21.1-6.el9    @anaconda` */
const DNF = new RegExp(`^([A-Za-z0-9][A-Za-z0-9_+.-]{1,100})\\.${ARCH}\\s{1,80}(\\S{1,80})\\s{1,80}(@\\S{1,60}|installed|\\S{1,60})\\s{0,8}$`);
/** `krb5-libs-1.21.3-r0 x86_64 {krb5} (MIT) [installed]`, also the name alone */
const APK = /^([a-z0-9][a-z0-9+._-]{1,100})-(\d[a-z0-9._]{0,40}-r\d{1,4})(?: (?:x86_64|aarch64|armv7|x86|ppc64le|s390x) \{.{1,100})?(?: description:)?\s{0,8}$/;
/** `	libgssapi_krb5.so.2 (libc6,x86-64) => /lib/x86_64-linux-gnu/libgssapi_krb5.so.2` */
const CACHED = /^\s{0,8}([A-Za-z0-9_+.-]{1,120}\.so[A-Za-z0-9_.+-]{0,60}) \([^)]{1,120}\) => (\/\S{1,300})\s{0,8}$/;
/** `1234 libs found in cache '/etc/ld.so.cache'` */
const HEAD = /^(\d{1,6}) .{1,80}\/etc\/ld\.so\.cache/;
/** A line that is a path and nothing else, and a line of `ls -l`. A path in a command is no file. */
const PATH = /^(?:[-l][rwxsStT-]{9}[.+]?\s.{10,120}?\s)?(\/[^\s:*?'"]{1,300})(?: -> \S{1,300})?\s{0,8}$/;
/** "No such file or directory" in other languages is told by the command and the pattern in its quotation marks. */
const LS_MISSING = /^ls: .{0,80}?(\/[^\s:'"‘’]{1,200})['"’]?\s?(?::|$)/;
const NOT_FOUND = /^(libgssapi_krb5|gssntlmssp): not found\s{0,8}$/;
const RPM_MISSING = [/^package ([A-Za-z0-9_+.-]{2,100}) is not installed\s{0,8}$/, /^Das Paket ([A-Za-z0-9_+.-]{2,100}) ist nicht installiert\s{0,8}$/, /^le paquet ([A-Za-z0-9_+.-]{2,100}) n['’]est pas installé\s{0,8}$/, /^el paquete ([A-Za-z0-9_+.-]{2,100}) no está instalado\s{0,8}$/];
const DPKG_MISSING = /^dpkg-query: .{1,300}$/;

/**
 * What a line says about packages and libraries; undefined for other lines.
 *
 *     linuxLine('ii  krb5-user  1.20.1-2  amd64  basic programs …')   // { kind: 'package', tool: 'dpkg', name: 'krb5-user', version: '1.20.1-2', installed: true }
 *     linuxLine('package gssntlmssp is not installed')                 // { kind: 'missing-package', tool: 'rpm', name: 'gssntlmssp' }
 *
 * Sources: manual pages dpkg-query(1), apt(8), rpm(8), apk(8), ldconfig(8).
 */
export function linuxLine(text: string): LinuxLine | undefined {
  if (text.length > 700 || text.length < 6) return undefined;
  const head = HEAD.exec(text);
  if (head) return { kind: 'cache-head', count: Number(head[1]) };
  const cached = text.includes('=>') ? CACHED.exec(text) : null;
  if (cached) {
    const part = partOfFile(cached[1] ?? '');
    return part ? { kind: 'library', part, path: cached[2] ?? '' } : { kind: 'cached' };
  }
  return missing(text) ?? installed(text) ?? file(text);
}

function installed(text: string): LinuxLine | undefined {
  const dpkg = DPKG.exec(text);
  if (dpkg) return { kind: 'package', tool: 'dpkg', name: dpkg[4] ?? '', ...(dpkg[5] === '<none>' ? {} : { version: dpkg[5] ?? '' }), installed: dpkg[2] === 'i' };
  const apt = APT.exec(text);
  // The word in the brackets is translated, "now" among the sources is not.
  if (apt) return { kind: 'package', tool: 'dpkg', name: apt[1] ?? '', version: apt[3] ?? '', installed: (apt[2] ?? '').split(',').includes('now') };
  const dnf = DNF.exec(text);
  // Without @ the repository is one that offers the package.
  if (dnf) return { kind: 'package', tool: 'rpm', name: dnf[1] ?? '', version: dnf[2] ?? '', installed: /^(?:@|installed$)/.test(dnf[3] ?? '') };
  const rpm = RPM.exec(text);
  if (rpm) {
    const parts = (rpm[1] ?? '').split('-');
    if (parts.length >= 3) return { kind: 'package', tool: 'rpm', name: parts.slice(0, -2).join('-'), version: parts.slice(-2).join('-'), installed: true };
  }
  const apk = APK.exec(text);
  return apk ? { kind: 'package', tool: 'apk', name: apk[1] ?? '', version: apk[2] ?? '', installed: true } : undefined;
}

function missing(text: string): LinuxLine | undefined {
  const said = NOT_FOUND.exec(text);
  if (said) return { kind: 'missing-file', part: said[1] === 'gssntlmssp' ? 'ntlm' : 'library', where: 'search' };
  for (const pattern of RPM_MISSING) {
    const found = pattern.exec(text);
    if (found) return { kind: 'missing-package', tool: 'rpm', name: found[1] ?? '' };
  }
  if (DPKG_MISSING.test(text)) {
    const name = (text.slice(11).match(/[a-z0-9][a-z0-9+.-]{2,60}/g) ?? []).find((word) => gssPackages.some((p) => p.name === word));
    return name === undefined ? undefined : { kind: 'missing-package', tool: 'dpkg', name };
  }
  const ls = text.startsWith('ls: ') ? LS_MISSING.exec(text) : null;
  const part = ls ? partOfFile((ls[1] ?? '').replace(/\*.{0,40}$/, '.so')) : undefined;
  return part ? { kind: 'missing-file', part, where: 'folder' } : undefined;
}

function file(text: string): LinuxLine | undefined {
  const found = text.includes('/') ? PATH.exec(text) : null;
  const path = found?.[1] ?? '';
  const part = partOfFile(path);
  return part && path !== '' ? { kind: 'library', part, path } : undefined;
}

/** Which part a file name belongs to, with or without its directory. */
function partOfFile(path: string): GssPart | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return gssFiles.find(({ begins }) => name.startsWith(begins))?.part;
}
