// Debian packages: which are missing, and how to install them without starting the services that they bring.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

const POLICY = '/usr/sbin/policy-rc.d';

/** Those of the packages that are not installed; all of them on a system without dpkg. */
export function missingPackages(packages) {
  return packages.filter((name) => {
    const asked = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' });
    return asked.status !== 0 || asked.stdout !== 'installed';
  });
}

function apt(...args) {
  return spawnSync('apt-get', ['-qq', ...args], { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/** Installs packages, nothing that they only recommend. Says why it did not, or nothing. */
export function installPackages(packages) {
  if (process.getuid?.() !== 0) return 'Packages are not installed: this takes root.';
  if (spawnSync('apt-get', ['--version']).status !== 0) return 'Packages are not installed: there is no apt-get here.';
  // Without a policy that forbids it, installing samba starts its services.
  const own = !existsSync(POLICY);
  if (own) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const install = () => apt('install', '--yes', '--no-install-recommends', ...packages);
    let done = install();
    // The lists may be missing or older than the packages on the mirror.
    if (done.status !== 0) {
      apt('update');
      done = install();
    }
    return done.status === 0 ? undefined : `Packages are not installed: ${done.stderr.trim().split('\n').at(-1)}`;
  } finally {
    if (own) rmSync(POLICY, { force: true });
  }
}
