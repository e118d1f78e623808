/**
 * Why storage on this device failed.
 * `denied`: the browser forbids storage here (private mode, blocked site data).
 * `full`: the disk or the origin's quota is used up; nothing of that write was stored.
 * `blocked`: another tab holds an older version open.
 * `timed-out`: no answer in time; a write may still have happened, so it is safe only to write it again.
 * `closed`: we closed it ourselves.
 * `unknown`: anything else, often a broken profile; the message is the browser's.
 */
export type StorageProblem = 'denied' | 'full' | 'blocked' | 'timed-out' | 'closed' | 'unknown';

/** What every promise of this folder's storage rejects with. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly problem: StorageProblem;

  constructor(problem: StorageProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

/** The one place that reads a browser's (or Dexie's, or lib0's) error. */
export function toStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const names = errorNames(error);
  const message = error instanceof Error ? error.message : String(error);
  const has = (name: string) => names.some((each) => each.includes(name));
  if (has('QuotaExceeded')) return new StorageError('full', message, { cause: error });
  if (has('SecurityError') || has('MissingAPI')) return new StorageError('denied', message, { cause: error });
  return new StorageError('unknown', message, { cause: error });
}

/** Dexie wraps the browser's error as `inner`; lib0 puts its name into the message and drops the rest. */
function errorNames(error: unknown): string[] {
  const names: string[] = [];
  for (let each: unknown = error; typeof each === 'object' && each !== null; each = innerError(each)) {
    if (names.length >= 8) break;
    if ('name' in each && typeof each.name === 'string') names.push(each.name);
    if ('message' in each && typeof each.message === 'string') names.push(each.message.slice(0, 80));
  }
  return names;
}

function innerError(error: object): unknown {
  if ('inner' in error && error.inner !== undefined) return error.inner;
  return 'cause' in error ? error.cause : undefined;
}
