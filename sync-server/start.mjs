/**
 * `npm start`: builds the app when its sources changed since the last build, then runs the relay, which serves it.
 * With `--build-only` it stops after the build.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';

const SOURCES = [
  'client/{src,public}/**',
  'client/*.*',
  'packages/*/src/**',
  'packages/*/package.json',
  'pnpm-lock.yaml',
];
const STAMP = 'client/dist/.built-from';

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Node 24 is needed and comes with the dependencies; this is ${process.version}. Run "npm start".`,
  );
  process.exit(1);
}

const sources = fingerprintOfSources();
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== sources) {
  const build = spawnSync('vite', ['build', 'client'], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (build.status !== 0) {
    console.error('The app could not be built, so nothing was started.');
    process.exit(1);
  }
  writeFileSync(STAMP, sources);
}

if (!process.argv.includes('--build-only')) await import('./src/main.ts');

/** Names, sizes and times of change: enough to see an edit, and it takes milliseconds. And what else the build looks at. */
function fingerprintOfSources() {
  const hash = createHash('sha256').update(`${process.env['SERVICE_WORKER']}\n`);
  for (const file of SOURCES.flatMap((pattern) => globSync(pattern)).toSorted((a, b) => a.localeCompare(b))) {
    const stat = statSync(file);
    if (stat.isFile()) hash.update(`${file} ${stat.size} ${stat.mtimeMs}\n`);
  }
  return hash.digest('hex');
}
