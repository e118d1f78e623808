import type { Refusal } from '@holdfast/sync-protocol';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { Population } from './relay/relay.ts';
import type { RoomAppend, RoomStorage } from './storage/storage.ts';
import type { UpdateWork } from './update/update-work.ts';

/** A commit takes a millisecond on a good disk; a locked or dying one takes seconds. */
const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5, 30];

/** Everything that is counted, in Prometheus' text format. Labels are words of the protocol, never ids or names. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #rows = this.#counter('rows_total', 'Rows committed to the log');
  readonly #bytes = this.#counter('row_bytes_total', 'Bytes of the rows committed to the log');
  readonly #commits = this.#histogram('commit_seconds', 'Time of one commit over all rooms');
  readonly #failures = this.#counter('commit_failures_total', 'Commits that failed and were tried again');
  readonly #compactions = this.#histogram('compaction_seconds', 'Time to compact one room');
  readonly #failedCompactions = this.#counter('compaction_failures_total', 'Compactions that failed');
  readonly #droppedPresence = this.#counter(
    'presence_dropped_total',
    'Presence frames that were too large to be shown',
  );
  readonly #refusals = new Counter({
    name: 'holdfast_refusals_total',
    help: 'Connections ended because of what they sent',
    labelNames: ['reason'],
    registers: [this.#registry],
  });
  readonly #closes = new Counter({
    name: 'holdfast_closes_total',
    help: 'Sockets that were closed, by close code',
    labelNames: ['code'],
    registers: [this.#registry],
  });
  readonly #requests = new Counter({
    name: 'holdfast_http_requests_total',
    help: 'Answers of the API',
    labelNames: ['method', 'route', 'status'],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** How the relay is peopled whenever somebody looks. */
  watch(count: () => Population & { readonly isHealthy: boolean }): void {
    this.#gauge('rooms', 'Rooms in memory', () => count().rooms);
    this.#gauge('sessions', 'Connections to rooms', () => count().sessions);
    this.#gauge('queued_bytes', 'Bytes that slow readers have not taken yet', () => count().queuedBytes);
    this.#gauge('longest_queue_bytes', 'The most that waits for one reader', () => count().longestQueueBytes);
    this.#gauge('healthy', '1 while commits succeed', () => Number(count().isHealthy));
  }

  refused(reason: Refusal): void {
    this.#refusals.inc({ reason });
  }

  presenceDropped(): void {
    this.#droppedPresence.inc();
  }

  closed(code: number): void {
    this.#closes.inc({ code });
  }

  /** `route` is the pattern of the address, without the ids in it. */
  answered(method: string, route: string, status: number): void {
    this.#requests.inc({ method, route, status });
  }

  /** The same storage, with its commits counted. */
  measureStorage(storage: RoomStorage): RoomStorage {
    return {
      append: async (batch) => {
        const end = this.#commits.startTimer();
        const seqs = await counted(storage.append(batch), this.#failures);
        end();
        this.#rows.inc(seqs.reduce((sum, ofRoom) => sum + ofRoom.length, 0));
        this.#bytes.inc(batch.reduce((sum, each) => sum + bytesOf(each), 0));
        return seqs;
      },
      loadRoom: (...args) => storage.loadRoom(...args),
      readTail: (...args) => storage.readTail(...args),
      cover: (...args) => storage.cover(...args),
      quarantine: (...args) => storage.quarantine(...args),
    };
  }

  /** The same work, with its rebuilds counted. */
  measureWork(work: UpdateWork): UpdateWork {
    return {
      normalise: (...args) => work.normalise(...args),
      takesAway: (...args) => work.takesAway(...args),
      rebuild: async (input) => {
        const end = this.#compactions.startTimer();
        const rebuilt = await counted(work.rebuild(input), this.#failedCompactions);
        end();
        return rebuilt;
      },
    };
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  #counter(name: string, help: string): Counter {
    return new Counter({ name: `holdfast_${name}`, help, registers: [this.#registry] });
  }

  #histogram(name: string, help: string): Histogram {
    return new Histogram({ name: `holdfast_${name}`, help, buckets: SECONDS, registers: [this.#registry] });
  }

  #gauge(name: string, help: string, read: () => number): void {
    const gauge = new Gauge({
      name: `holdfast_${name}`,
      help,
      registers: [],
      collect() {
        this.set(read());
      },
    });
    this.#registry.registerMetric(gauge);
  }
}

async function counted<Answer>(answer: Promise<Answer>, failures: Counter): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    failures.inc();
    throw error;
  }
}

function bytesOf({ rows }: RoomAppend): number {
  return rows.reduce((sum, { update }) => sum + update.length, 0);
}
