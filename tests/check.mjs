/**
 * Everything that must hold before a change lands, in the order in which a mistake is cheapest to find. Each check
 * counts as one; each unit and browser test as one. The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const RESULTS = 'test-results';
const UNIT_REPORT = `${RESULTS}/unit.json`;
const BROWSER_REPORT = `${RESULTS}/browser.json`;

const checks = [
  { name: 'format', command: 'oxfmt --check' },
  { name: 'lint', command: 'oxlint --type-aware' },
  { name: 'types', command: 'tsc -p packages && tsc -p sync-server && tsc -p client && tsc -p tests' },
  { name: 'boundaries', command: 'node tests/boundaries.mjs' },
  { name: 'dead code', command: 'knip' },
  { name: 'rules and tests agree', command: 'node tests/spec-rules.mjs' },
  { name: 'build', command: 'node sync-server/start.mjs --build-only' },
  { name: 'size of the first loads', command: 'node tests/bundle-sizes.mjs' },
  {
    name: 'unit, relay and simulation',
    command: `vitest run --reporter=default --reporter=json --outputFile.json=${UNIT_REPORT}`,
    count: countUnit,
  },
  { name: 'browser', command: 'playwright test', count: countBrowser },
];

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
const times = [];
for (const check of checks) {
  console.log(`\n── ${check.name}: ${check.command}`);
  const started = performance.now();
  const succeeded = await run(check.command);
  const counted = check.count
    ? countOrFail(check.count, succeeded)
    : { passed: Number(succeeded), failed: Number(!succeeded) };
  for (const [outcome, count] of Object.entries(counted)) total[outcome] += count;
  times.push(
    `${check.name} ${((performance.now() - started) / 1000).toFixed(1)} s${counted.failed ? ' FAILED' : ''}`,
  );
}

console.log(`\n${times.join(' · ')}`);
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(total.failed > 0 ? 1 : 0);

function run(command) {
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: 'inherit',
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    child.on('exit', (code) => resolve(code === 0));
    child.on('error', () => resolve(false));
  });
}

/** A runner that fails without a failed test (it crashed, or found none) is one failure itself. */
function countOrFail(count, succeeded) {
  try {
    const counted = count();
    const plausible = counted.passed > 0 && (succeeded || counted.failed > 0);
    return plausible ? counted : { ...counted, failed: counted.failed + 1 };
  } catch (error) {
    console.error(`no report to count: ${error.message}`);
    return { passed: 0, failed: 1 };
  }
}

function countUnit() {
  const report = JSON.parse(readFileSync(UNIT_REPORT, 'utf8'));
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests,
  };
}

function countBrowser() {
  const { stats } = JSON.parse(readFileSync(BROWSER_REPORT, 'utf8'));
  // A test that passed only on a second try is a failure: it found something that we do not understand yet.
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
