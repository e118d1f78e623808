import type { Clock } from '@holdfast/base';

/** For tests: time that stands still until it is told to move. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
  /** How far away the next timer is; undefined when there is none. */
  nextTimer(): number | undefined;
}

export function manualClock(): ManualClock {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly task: () => void }>();
  return {
    now: () => now,
    setTimer(ms, task) {
      const timer = { at: now + ms, task };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      now += ms;
      for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
        if (timer.at <= now && timers.delete(timer)) timer.task();
      }
    },
    nextTimer: () => [...timers].map((timer) => timer.at - now).sort((a, b) => a - b)[0],
  };
}
