/** Time as a port: milliseconds since 1970, and timers. Packages never ask the platform directly. */
export interface Clock {
  now(): number;
  /** Runs `task` once after `ms`; the answer cancels it and may be called at any time. */
  setTimer(ms: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
