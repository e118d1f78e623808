/**
 * Brings the dependencies to what the lockfile says, with a pinned pnpm, and costs nothing when they are already there.
 * Runs on whatever Node the machine has (18 or newer); everything after it runs on the Node 24 that it installs.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PNPM = 'pnpm@12.21.0';
const STAMP = new URL('node_modules/.installed-from', import.meta.url);

const wanted = fingerprint(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'install.mjs']);
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) {
  const { status, error } = spawnSync('npx', ['--yes', PNPM, 'install', '--frozen-lockfile'], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    if (error !== undefined) console.error(`npx could not be run: ${error.message}`);
    console.error('The dependencies could not be installed; see above. Nothing was started.');
    process.exit(1);
  }
  writeFileSync(STAMP, wanted);
}

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(new URL(file, import.meta.url)));
  return hash.digest('hex');
}
