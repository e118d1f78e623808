import { whenIdle } from '../ui/when-idle.ts';

/** How many records are drawn with the screen: more than are in sight on a large one. */
const AT_ONCE = 24;
/** How many are drawn in one go afterwards: whoever types meanwhile waits for no more than these. */
const IN_ONE_GO = 5;

/** Runs something when the page has nothing better to do; the answer calls it off. */
export type WhenIdle = (run: () => void) => () => void;

/**
 * Who is drawn when. The records at the top come with the screen, so that one can read and write at once; those below
 * follow in their order while the page is idle, and are all there after a moment: for the browser's own search, for
 * printing, and for whoever listens to the page.
 */
export class Turns {
  readonly #whenIdle: WhenIdle;
  readonly #waiting = new Set<() => void>();
  #left: number;
  #callOff: (() => void) | undefined;

  /** `atOnce`: how many are drawn with the screen by their order, besides those that ask for it. */
  constructor(whenIdle: WhenIdle = browserIdle, atOnce = AT_ONCE) {
    this.#whenIdle = whenIdle;
    this.#left = atOnce;
  }

  /** Whether a record that comes now is drawn at once. */
  takeFirst(): boolean {
    this.#workLater();
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }

  /** Calls `draw` once, after those who asked before. The answer gives the turn up. */
  queue(draw: () => void): () => void {
    this.#waiting.add(draw);
    this.#workLater();
    return () => {
      this.#waiting.delete(draw);
    };
  }

  close(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#waiting.clear();
  }

  #workLater(): void {
    this.#callOff ??= this.#whenIdle(() => {
      this.#callOff = undefined;
      this.#work();
    });
  }

  #work(): void {
    for (const draw of [...this.#waiting].slice(0, IN_ONE_GO)) {
      this.#waiting.delete(draw);
      draw();
    }
    if (this.#waiting.size > 0) this.#workLater();
    // Nobody waits: what is added from now on is drawn where it is added.
    else this.#left = AT_ONCE;
  }
}

/** Half a second at most: a page that is never idle is drawn all the same. */
export const browserIdle: WhenIdle = (run) => whenIdle(run, { timeout: 500 });
