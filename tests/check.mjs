/**
 * Everything that must hold before a change lands, in the order in which a mistake is cheapest to find. Each check
 * counts as one; each unit and browser test as one. What failed is told again at the end, where one looks first. The
 * last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

const RESULTS = 'test-results';
const UNIT_REPORT = `${RESULTS}/unit.json`;
const BROWSER_REPORT = `${RESULTS}/browser.json`;

/** Of each failure that is told at the end. */
const MESSAGE_LINES = 12;

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

// Each relay that a test starts would read and compile all sources again; `npm start` does the same.
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/node');

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
const times = [];
const failures = [];
for (const check of checks) {
  console.log(`\n── ${check.name}: ${check.command}`);
  const started = performance.now();
  const succeeded = await run(check.command);
  const counted = check.count
    ? countOrFail(check.count, succeeded)
    : { passed: Number(succeeded), failed: Number(!succeeded), failures: [] };
  for (const outcome of Object.keys(total)) total[outcome] += counted[outcome] ?? 0;
  if (counted.failed > 0)
    failures.push(`✗ ${check.name}`, ...counted.failures.map((failure) => `  ✗ ${failure}`));
  times.push(
    `${check.name} ${((performance.now() - started) / 1000).toFixed(1)} s${counted.failed ? ' FAILED' : ''}`,
  );
}

if (failures.length > 0) console.log(`\n${failures.join('\n')}`);
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
    return { passed: 0, failed: 1, failures: [] };
  }
}

function countUnit() {
  const report = JSON.parse(readFileSync(UNIT_REPORT, 'utf8'));
  const failedFiles = report.testResults.filter((file) => file.status === 'failed');
  const brokenFiles = failedFiles.filter((file) => file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests,
    failures: [
      ...brokenFiles.map((file) => tell(file.name, file.message)),
      ...failedFiles.flatMap((file) =>
        file.assertionResults
          .filter((result) => result.status === 'failed')
          .map((result) => tell(`${file.name} › ${result.fullName}`, result.failureMessages[0])),
      ),
    ],
  };
}

function countBrowser() {
  const { stats, suites } = JSON.parse(readFileSync(BROWSER_REPORT, 'utf8'));
  // A test that passed only on a second try is a failure: it found something that we do not understand yet.
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(failuresOfSuite),
  };
}

function failuresOfSuite({ file, specs = [], suites = [] }) {
  const ofSpecs = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) =>
        tell(
          `${file}:${spec.line} › ${spec.title}`,
          results.find(({ status }) => status !== 'passed')?.error?.message,
        ),
      ),
  );
  return [...ofSpecs, ...suites.flatMap(failuresOfSuite)];
}

/** @param {string | undefined} message the first lines of it say what was expected */
function tell(name, message = '') {
  const place = name.replace(`${process.cwd()}/`, '');
  // oxlint-disable-next-line no-control-regex -- the colours of a terminal
  const lines = message.replaceAll(/\u001B\[[\d;]*m/g, '').split('\n');
  return [place, ...lines.slice(0, MESSAGE_LINES).map((line) => `      ${line}`)].join('\n');
}
