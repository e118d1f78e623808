import type { Clock } from '@holdfast/base';

import { StorageError } from './storage-error.ts';

/**
 * Settles as `task` does, or rejects with `timed-out` after `ms`. The task itself cannot be stopped: what it still
 * does afterwards must be harmless, and its late rejection is swallowed here because it was reported already.
 */
export function withTimeLimit<Value>(
  task: PromiseLike<Value>,
  limit: { readonly clock: Clock; readonly ms: number; readonly what: string },
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = limit.clock.setTimer(limit.ms, () => {
      reject(new StorageError('timed-out', `${limit.what}: no answer within ${limit.ms} ms`));
    });
    task.then(
      (value) => {
        cancel();
        resolve(value);
      },
      (error: unknown) => {
        cancel();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
