/**
 * Long campaigns, for a quiet machine: more kills, damaged frames and seeded episodes than npm test has time for, and
 * faults that need minutes. Figures go to docs/BENCHMARKS.md. Names of campaigns as arguments run those alone; SEED
 * makes them begin elsewhere.
 */
import { spawnSync } from 'node:child_process';

const CAMPAIGNS = {
  kill: { vitest: 'sync-server/src/kill', env: { KILLS: '1000' } },
  faults: { vitest: 'sync-server/src/faults', env: { FAULT_MS: '60000' } },
  frames: { vitest: 'sync-server/src/relay/fuzz', env: { FUZZ_FRAMES: '1000000' } },
  requests: { vitest: 'sync-server/src/http/fuzz', env: { FUZZ_REQUESTS: '100000' } },
  convergence: { vitest: 'sync-server/src/relay/relay.simulation', env: { EPISODES: '10000' } },
  reopen: { vitest: 'sync-server/src/relay/reopen', env: { REOPENS: '10000' } },
  'idle-rooms': { node: 'tests/soak/idle-rooms.ts' },
  'stalled-reader': { node: 'tests/soak/stalled-reader.ts' },
  'full-disk': { node: 'tests/soak/full-disk.ts' },
  'read-only': { node: 'tests/soak/read-only.ts' },
  'two-robots': { node: 'tests/soak/two-robots.ts', env: { MINUTES: '30' } },
  simulation: { vitest: 'tests/simulation', env: { SIM_EPISODES: '20000' } },
  anchors: { vitest: 'client/src/rich-text/anchor-episodes', env: { EPISODES: '2000' } },
  'plan-model': { vitest: 'packages/plan-model', env: { EPISODES: '2000' } },
};

const named = process.argv.slice(2);
let [passed, failed] = [0, 0];
for (const [name, { vitest, node, env }] of Object.entries(CAMPAIGNS)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const size = Object.fromEntries(
    Object.entries(env ?? {}).map(([key, value]) => [key, process.env[key] ?? value]),
  );
  console.log(`\n── ${name} ${JSON.stringify(size)} SEED=${process.env.SEED ?? 1}`);
  const [command, ...args] =
    vitest === undefined ? ['node', node] : ['vitest', 'run', '--testTimeout=7200000', vitest];
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...size } });
  if (status === 0) passed += 1;
  else failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
