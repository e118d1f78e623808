import type { Clock } from '@holdfast/base';
import * as Y from 'yjs';

/** Whether the document holds changes that it cannot show, because something they build on has not arrived. */
export function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** The changes that the document holds and cannot show yet. */
export function pendingUpdates({ store }: Y.Doc): readonly Uint8Array[] {
  return [store.pendingStructs?.update, store.pendingDs].flatMap((update) =>
    update === undefined || update === null ? [] : [Y.convertUpdateFormatV2ToV1(update)],
  );
}

const LIMIT = 10_000;

/** Notices when changes wait for others for too long, and each time later while they still do. */
export class PendingWatch {
  readonly #options: { readonly doc: Y.Doc; readonly clock: Clock; readonly onOverdue: () => void };
  #limit = LIMIT;
  #cancel: (() => void) | undefined;

  constructor(options: { doc: Y.Doc; clock: Clock; onOverdue: () => void }) {
    this.#options = options;
  }

  /** Something was applied. */
  look(): void {
    const { doc, clock, onOverdue } = this.#options;
    if (!hasPending(doc)) return this.stop();
    this.#cancel ??= clock.setTimer(this.#limit, () => {
      this.#cancel = undefined;
      this.#limit *= 2;
      if (hasPending(doc)) onOverdue();
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#limit = LIMIT;
  }
}
