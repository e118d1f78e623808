/**
 * How long the check takes after one edit of a plan of 500 records, following it and reading it whole, one after the
 * other in one run: `pnpm bench:check`.
 */
import { checkPlan, createCheck } from '../../../packages/plan-check/src/check.ts';
import { editsOf, largePlan } from '../../../packages/plan-check/src/large-plan-fixture.ts';

const ROUNDS = 400;

const checked = largePlan();
const check = createCheck();
check.read(checked.sources());
console.log(`median and p95 of ${ROUNDS} edits each, in ms\n`);
console.log('| edit | following | reading it whole | ratio of the medians |\n|---|---|---|---|');
for (const [name, edit] of Object.entries(editsOf(checked))) {
  const following: number[] = [];
  const reading: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    edit();
    const sources = checked.sources();
    following.push(timed(() => check.read(sources)));
    reading.push(timed(() => checkPlan(sources)));
  }
  const ratio = quantile(following, 0.5) / quantile(reading, 0.5);
  console.log(`| ${name} | ${figures(following)} | ${figures(reading)} | ${ratio.toFixed(3)} |`);
}

function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function figures(times: readonly number[]): string {
  return `${quantile(times, 0.5).toFixed(3)} / ${quantile(times, 0.95).toFixed(3)}`;
}

function quantile(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? NaN;
}
