import type { StoredSnapshot } from '../storage/storage.ts';
import type { CompactionInput } from '../update/compact-room.ts';
import { WorkerCalls } from './worker-calls.ts';

/** Compaction in a thread of its own: a large document takes seconds, in which nobody's frames may wait. */
export class Compactor {
  readonly #calls = new WorkerCalls(new URL('compaction-worker.ts', import.meta.url));

  async compact(input: CompactionInput): Promise<StoredSnapshot> {
    // The thread answers with what `compactRoom` returned.
    return (await this.#calls.call(input)) as StoredSnapshot;
  }

  close(): Promise<void> {
    return this.#calls.close();
  }
}
