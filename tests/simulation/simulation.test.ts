import { expect, test } from 'vitest';

import { prepareGlobalTime } from './virtual-time.ts';

prepareGlobalTime();
const { runEpisode } = await import('./episode.ts');

const SEED = process.env['SIM_SEED'];
const EPISODES = SEED === undefined ? Number(process.env['SIM_EPISODES'] ?? 2_000) : 1;
const FIRST = SEED === undefined ? 1 : Number(SEED);

test(
  'nothing is lost, nothing is said too early, and everyone ends with the same document',
  async () => {
    const failures: string[] = [];
    const total = { words: 0, shelved: 0, events: 0 };
    for (let seed = FIRST; seed < FIRST + EPISODES; seed += 1) {
      try {
        const { words, shelved, events } = await runEpisode(seed);
        total.words += words;
        total.shelved += shelved;
        total.events += events;
      } catch (error) {
        failures.push(String(error));
      }
    }
    process.stdout.write(`${EPISODES} episodes: ${JSON.stringify(total)}, ${failures.length} failed\n`);
    expect(failures.slice(0, 3), `${failures.length} of ${EPISODES} episodes failed`).toEqual([]);
  },
  60_000 + EPISODES * 300,
);
