/**
 * Runs the import rules of .dependency-cruiser.cjs, and fails when implausibly few modules were looked at: with a
 * TypeScript that dependency-cruiser cannot use it sees none and reports success.
 */
import { spawnSync } from 'node:child_process';

const FEWEST_MODULES = 60;
const ROOTS = ['packages', 'client/src', 'sync-server/src', 'tests'];

const run = spawnSync(
  'depcruise',
  ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...ROOTS],
  { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
);
if (run.error || !run.stdout.startsWith('{')) {
  console.error(run.error ?? run.stderr);
  process.exit(1);
}

const { modules, summary } = JSON.parse(run.stdout);
const ours = modules.filter((module) => !module.source.includes('node_modules')).length;
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
if (ours < FEWEST_MODULES)
  console.error(`only ${ours} modules were cruised; at least ${FEWEST_MODULES} were expected`);
console.log(`${ours} modules, ${summary.violations.length} violations`);
process.exit(summary.violations.length > 0 || ours < FEWEST_MODULES ? 1 : 0);
