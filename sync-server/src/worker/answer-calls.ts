import { parentPort } from 'node:worker_threads';

import { assert } from '@holdfast/base';

import type { WorkerAnswer } from './worker-calls.ts';

/** The inside of a worker thread: answers calls one after another, in the order in which they came. */
export function answerCalls(answer: (request: unknown) => unknown): void {
  assert(parentPort !== null, 'answerCalls: not in a worker thread');
  const port = parentPort;
  let last: Promise<void> = Promise.resolve();
  port.on('message', ({ id, request }: { id: number; request: unknown }) => {
    last = last
      .then(() => answer(request))
      .then(
        (done) => port.postMessage({ id, kind: 'done', answer: done } satisfies WorkerAnswer),
        (error: unknown) => {
          // Passed on to the caller, who knows what was at stake.
          const message = error instanceof Error ? error.message : String(error);
          port.postMessage({ id, kind: 'failed', message } satisfies WorkerAnswer);
        },
      );
  });
}
