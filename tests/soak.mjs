/**
 * Long campaigns, for a quiet machine: more seeded episodes of the simulation and of plan-model's properties than
 * npm test has time for. Figures go to docs/BENCHMARKS.md.
 */
import { spawnSync } from 'node:child_process';

const CAMPAIGNS = [
  { files: ['tests/simulation'], env: { SIM_EPISODES: process.env.SIM_EPISODES ?? '20000' } },
  { files: ['sync-server/src/relay/relay.simulation'], env: { EPISODES: process.env.EPISODES ?? '5000' } },
  { files: ['sync-server/src/relay/fuzz'], env: { FUZZ_FRAMES: process.env.FUZZ_FRAMES ?? '1000000' } },
  { files: ['sync-server/src/relay/reopen'], env: { REOPENS: process.env.REOPENS ?? '10000' } },
  { files: ['packages/plan-model'], env: { EPISODES: process.env.EPISODES ?? '2000' } },
];

let failed = 0;
for (const { files, env } of CAMPAIGNS) {
  console.log(`\n── ${files.join(' ')} ${JSON.stringify(env)}`);
  const { status } = spawnSync('vitest', ['run', '--testTimeout=7200000', ...files], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) failed += 1;
}
console.log(`${CAMPAIGNS.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
