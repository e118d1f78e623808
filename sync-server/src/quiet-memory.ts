import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import type { Clock } from '@holdfast/base';

const LOOK_EVERY_MS = 5_000;
/** Of the time between two looks; a thread that works more is left alone. */
const QUIET_SHARE = 0.05;

/**
 * V8 collects as a thread allocates, so what a busy hour leaves behind lies in memory for as long as nobody does
 * anything. Looks now and then, and once the thread has little to do has it collected. Answers how to end that.
 */
export function giveBackWhenQuiet(clock: Clock): () => void {
  const collect = readCollector();
  let worked = workedMicroseconds();
  let quietLooks = 0;
  let cancel = (): void => {};
  const look = (): void => {
    const now = workedMicroseconds();
    quietLooks = now - worked < LOOK_EVERY_MS * 1000 * QUIET_SHARE ? quietLooks + 1 : 0;
    worked = now;
    if (isDue(quietLooks)) collect();
    cancel = clock.setTimer(LOOK_EVERY_MS, look);
  };
  cancel = clock.setTimer(LOOK_EVERY_MS, look);
  return () => cancel();
}

/** 1, 3, 7, 15 …: when the thread has come to rest, and each time after as long again, as more is let go meanwhile. */
function isDue(quietLooks: number): boolean {
  return quietLooks > 0 && (quietLooks & (quietLooks + 1)) === 0;
}

/** What collects the garbage of this thread at once. Node has it only behind a flag of V8, which counts for contexts made after it was set. */
export function readCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return () => {
    if (typeof collect === 'function') collect();
  };
}

function workedMicroseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}
