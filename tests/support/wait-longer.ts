import { vi } from 'vitest';

/** A little less than a test may take, so that what was waited for is told, and not only that it took too long. */
const LIMIT_MS = 15_000;

/** A wait ends when its condition holds: how busy the machine is must not decide the test. */
const { waitFor } = vi;
vi.waitFor = (callback, options) =>
  waitFor(callback, { timeout: LIMIT_MS, ...(typeof options === 'number' ? { timeout: options } : options) });
