import type { UpFrame } from '@holdfast/sync-protocol';

/** What the smallest frame takes while it waits. */
const MIN_FRAME_BYTES = 64;

/** A frame that could not be read is one too: its turn comes, and then it is refused. */
interface Waiting {
  readonly frame: UpFrame | undefined;
  readonly bytes: number;
}

/** Frames that wait for their turn, in the order in which they came. */
export class Inbox {
  #waiting: Waiting[] = [];
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  add(frame: UpFrame | undefined, bytes: number): void {
    this.#waiting.push({ frame, bytes: Math.max(bytes, MIN_FRAME_BYTES) });
    this.#bytes += Math.max(bytes, MIN_FRAME_BYTES);
  }

  take(): { readonly frame: UpFrame | undefined } | undefined {
    const next = this.#waiting.shift();
    this.#bytes -= next?.bytes ?? 0;
    return next;
  }

  /** All of the other's frames come before what is here. */
  putBefore(other: Inbox): void {
    this.#waiting = [...other.#waiting, ...this.#waiting];
    this.#bytes += other.#bytes;
    other.clear();
  }

  clear(): void {
    this.#waiting = [];
    this.#bytes = 0;
  }
}
