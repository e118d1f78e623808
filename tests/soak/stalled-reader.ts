/**
 * A reader that takes nothing for a minute, while others type and read: what waits for it, what the others notice, and
 * whether it catches up on the connection that it has.
 */
import { strict as assert } from 'node:assert';

import { ServerProcess } from '../bench/relay/server-process.ts';
import { keysIn, Typist } from '../bench/relay/typing.ts';
import { makeRooms, Wire } from '../bench/relay/wire.ts';

const STALL_MS = Number(process.env['STALL_MS'] ?? 60_000);
const WARM_UP_MS = 3_000;
const MAX_QUEUED_BYTES = 1024 * 1024;
/** Three people write ten kilobytes anew ten times a second, so that more passes than waits on the way and may wait here. */
const TYPISTS = 3;
const PERIOD_MS = 100;
const WORDS = 'words that somebody has typed, '.repeat(330);

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

class Watched {
  readonly wire: Wire;
  readonly typist = new Typist(WORDS);
  readonly heard = new Map<number, number>();
  readonly sent: number[] = [];
  delays: number[] = [];

  constructor(wire: Wire) {
    this.wire = wire;
  }

  type(): void {
    this.sent.push(performance.now());
    this.wire.sendUpdate(this.typist.retype());
  }
}

function listen(each: Watched, people: readonly Watched[]): void {
  const byClient = new Map(people.map((person) => [person.typist.clientId, person]));
  each.wire.onUpdate = (update) => {
    const now = performance.now();
    for (const [client, end] of keysIn(update)) {
      const writer = byClient.get(client);
      if (writer === undefined || writer === each) continue;
      for (let key = each.heard.get(client) ?? 0; key < end; key += WORDS.length) {
        each.delays.push(now - (writer.sent[key / WORDS.length] ?? now));
      }
      each.heard.set(client, end);
    }
  };
}

/** Of what the readers waited for since this was last asked. */
function takeDelays(people: readonly Watched[]): number[] {
  return people.flatMap((each) => each.delays.splice(0));
}

function p95(delays: readonly number[]): number {
  return delays.toSorted((left, right) => left - right)[Math.floor(delays.length * 0.95)] ?? Number.NaN;
}

const server = await ServerProcess.start('holdfast');
try {
  const [room] = await makeRooms(server, 1);
  assert(room !== undefined);
  const people = Array.from({ length: 30 }, () => new Watched(new Wire(room)));
  const slow = new Watched(new Wire(room));
  await Promise.all([slow, ...people].map(({ wire }) => wire.joined));
  for (const each of [slow, ...people]) listen(each, people);
  const timers = people.slice(0, TYPISTS).map((each) => setInterval(() => each.type(), PERIOD_MS));
  const typed = (): number => people.reduce((sum, each) => sum + each.sent.length, 0) * WORDS.length;
  await sleep(WARM_UP_MS);
  takeDelays(people);
  await sleep(STALL_MS / 2);
  const otherwise = takeDelays(people);

  const [bytesBefore, typedBefore] = [server.memory, typed()];
  slow.wire.pause();
  let queued = 0;
  for (let left = STALL_MS; left > 0; left -= 1_000) {
    await sleep(1_000);
    queued = Math.max(queued, await server.longestQueue());
  }
  const during = p95(takeDelays(people));
  const passed = typed() - typedBefore;
  const grown = server.memory - bytesBefore;

  // It has to catch up while they go on.
  const owed = people.map(({ typist, sent }) => [typist.clientId, sent.length * WORDS.length] as const);
  const resumedAt = performance.now();
  slow.wire.resume();
  const hasAll = (): boolean => owed.every(([client, end]) => (slow.heard.get(client) ?? 0) >= end);
  while (!hasAll() && performance.now() - resumedAt < 30_000) await sleep(10);
  const caughtUpMs = performance.now() - resumedAt;
  await sleep(WARM_UP_MS);
  takeDelays(people);
  await sleep(STALL_MS / 2);
  // Before and after it: what else the machine does changes within minutes.
  const before = p95(otherwise);
  const baseline = p95([...otherwise, ...takeDelays(people)]);
  for (const timer of timers) clearInterval(timer);
  const figures = { before, baseline, during, ratio: during / baseline, passed, queued, grown, caughtUpMs };
  console.log(JSON.stringify(figures));
  assert(hasAll() && slow.wire.isOpen, 'it catches up in place');
  assert(passed > 4 * MAX_QUEUED_BYTES, 'more passes than may wait');
  assert(queued > MAX_QUEUED_BYTES / 2, 'it is really behind');
  assert(queued <= MAX_QUEUED_BYTES, 'no more waits for it than may');
  assert(during < 1.2 * baseline, 'the others notice nothing');
  await Promise.all([slow, ...people].map(({ wire }) => wire.close()));
} finally {
  await server.dispose();
}
