/**
 * A thousand plans are opened, each is written to, and everybody leaves: what an open plan costs, and whether the process
 * comes back to what it was when it was empty. It may take its time for that, and on a busy machine it does.
 */
import { strict as assert } from 'node:assert';

import { type ComeToRest, MAX_BYTES_PER_ROOM, MAX_LEFT, openRooms } from '../bench/relay/scenarios.ts';
import { ServerProcess } from '../bench/relay/server-process.ts';

const ROOMS = Number(process.env['ROOMS'] ?? 1_000);
const MAX_WAIT_MS = 10 * 60_000;
const LOOK_EVERY_MS = 5_000;

const server = await ServerProcess.start('holdfast');
const waits: number[] = [];

const comeToRest: ComeToRest = async ({ bytes, rooms }) => {
  const from = performance.now();
  const isAtRest = async (): Promise<boolean> => server.memory <= bytes && (await server.rooms()) <= rooms;
  while (!(await isAtRest()) && performance.now() - from < MAX_WAIT_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  waits.push(Math.round((performance.now() - from) / 1000));
};

try {
  const memory = await openRooms(server, ROOMS, comeToRest);
  const ratio = memory.afterAllLeft / memory.empty;
  const left = await server.rooms();
  console.log(JSON.stringify({ rooms: ROOMS, ...memory, ratio, left, secondsToRest: waits }));
  assert.equal(left, 0, 'rooms that nobody is in are not in memory');
  assert(memory.perRoom <= MAX_BYTES_PER_ROOM, 'an open room is small');
  assert(ratio <= MAX_LEFT, 'what the rooms took is given back');
} finally {
  await server.dispose();
}
