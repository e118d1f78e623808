import { Worker } from 'node:worker_threads';

import type { Clock } from '@holdfast/base';

import { toError } from '../log.ts';

interface Call {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What `answerCalls` sends back. */
export type WorkerAnswer =
  | { readonly id: number; readonly kind: 'done'; readonly answer: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };

/** When a thread that has nothing to do ends. What it has in memory goes with it. */
export interface Idle {
  readonly clock: Clock;
  readonly ms: number;
}

/**
 * Calls into a worker thread, answered in order. When the thread dies, the calls that it had not answered are rejected
 * and the next one starts another thread; whether a rejected call took effect is unknown.
 */
export class WorkerCalls {
  readonly #script: URL;
  readonly #workerData: unknown;
  readonly #idle: Idle | undefined;
  readonly #calls = new Map<number, Call>();
  #worker: Worker | undefined;
  #lastId = 0;
  #cancelEnd = (): void => {};
  #isClosed = false;

  constructor(script: URL, { workerData, idle }: { workerData?: unknown; idle?: Idle } = {}) {
    this.#script = script;
    this.#workerData = workerData;
    this.#idle = idle;
  }

  call(request: unknown): Promise<unknown> {
    // A late caller, as a compaction that outlives its relay, must not bring the thread and its locks back.
    if (this.#isClosed) return Promise.reject(new Error('the worker thread was closed'));
    this.#cancelEnd();
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#calls.set(id, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      this.#running().postMessage({ id, request });
    });
  }

  /** For good. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#endWorker();
  }

  async #endWorker(): Promise<void> {
    this.#cancelEnd();
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #endWhenIdle(): void {
    if (this.#idle === undefined || this.#calls.size > 0 || this.#isClosed) return;
    this.#cancelEnd = this.#idle.clock.setTimer(this.#idle.ms, () => void this.#endWorker());
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.#script, { workerData: this.#workerData });
    worker.on('message', (answer: WorkerAnswer) => this.#settle(answer));
    worker.on('error', (error: unknown) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, new Error('the worker thread ended')));
    this.#worker = worker;
    return worker;
  }

  #settle(answer: WorkerAnswer): void {
    const call = this.#calls.get(answer.id);
    this.#calls.delete(answer.id);
    if (answer.kind === 'done') call?.resolve(answer.answer);
    else call?.reject(new Error(answer.message));
    this.#endWhenIdle();
  }

  #lose(worker: Worker, error: unknown): void {
    if (this.#worker !== worker && this.#worker !== undefined) return;
    this.#worker = undefined;
    const lost = [...this.#calls.values()];
    this.#calls.clear();
    for (const call of lost) call.reject(toError(error));
  }
}
