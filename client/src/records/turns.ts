import { whenIdle } from '../ui/when-idle.ts';

/** How many records are drawn with the screen: more than are in sight on a large one. */
const AT_ONCE = 24;
/** How many are drawn in one go afterwards: whoever types meanwhile waits for no more than these. */
const IN_ONE_GO = 5;

/** Runs something when the page has nothing better to do; the answer calls it off. */
export type WhenIdle = (run: () => void) => () => void;

/** Tells which elements are in sight, or nearly: from when it watches them. */
export interface Sight {
  readonly watch: (element: Element) => void;
  readonly leave: (element: Element) => void;
  readonly close: () => void;
}

export interface TurnsOptions {
  readonly whenIdle?: WhenIdle;
  readonly openSight?: (onSeen: (elements: readonly Element[]) => void) => Sight;
  /** How many are drawn with the screen by their order, besides those that ask for it. */
  readonly atOnce?: number | undefined;
  /** The names of those that are drawn with the screen instead: they are what is in sight of it. */
  readonly first?: ReadonlySet<string> | undefined;
}

/** `isSeen`: somebody looks at its place already. */
type Draw = (isSeen: boolean) => void;

/**
 * Who is drawn when. The records at the top come with the screen, so that one can read and write at once; those below
 * follow in their order while the page is idle, and whoever comes into sight before the others. They are all there after a
 * moment: for the browser's own search, for printing, and for whoever listens to the page.
 */
export class Turns {
  readonly #whenIdle: WhenIdle;
  readonly #sight: Sight;
  readonly #first: ReadonlySet<string>;
  readonly #waiting = new Map<Element, Draw>();
  #left: number;
  #callOff: (() => void) | undefined;

  constructor(options: TurnsOptions = {}) {
    const { whenIdle: whenPageIsIdle = browserIdle, openSight = browserSight, first = NOBODY } = options;
    this.#whenIdle = whenPageIsIdle;
    this.#first = first;
    this.#left = first.size > 0 ? 0 : (options.atOnce ?? AT_ONCE);
    this.#sight = openSight((elements) => {
      for (const element of elements) this.#draw(element, true);
    });
  }

  /** Whether a record that comes now is drawn at once. */
  takeFirst(name: string): boolean {
    this.#workLater();
    if (this.#first.has(name)) return true;
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }

  /** Calls `draw` once, after those who asked before or as soon as its place is in sight. The answer gives the turn up. */
  queue(place: Element, draw: Draw): () => void {
    this.#waiting.set(place, draw);
    this.#sight.watch(place);
    this.#workLater();
    return () => {
      this.#waiting.delete(place);
      this.#sight.leave(place);
    };
  }

  close(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#waiting.clear();
    this.#sight.close();
  }

  #workLater(): void {
    this.#callOff ??= this.#whenIdle(() => {
      this.#callOff = undefined;
      this.#work();
    });
  }

  #work(): void {
    for (const place of [...this.#waiting.keys()].slice(0, IN_ONE_GO)) this.#draw(place, false);
    if (this.#waiting.size > 0) this.#workLater();
    // Nobody waits: what is added from now on is drawn where it is added.
    else this.#left = AT_ONCE;
  }

  #draw(place: Element, isSeen: boolean): void {
    const draw = this.#waiting.get(place);
    this.#waiting.delete(place);
    this.#sight.leave(place);
    draw?.(isSeen);
  }
}

const NOBODY: ReadonlySet<string> = new Set();

/** Half a second at most: a page that is never idle is drawn all the same. */
const browserIdle: WhenIdle = (run) => whenIdle(run, { timeout: 500 });

/** As far around the window as somebody scrolls before the next frame. */
const NEAR = '300px';

function browserSight(onSeen: (elements: readonly Element[]) => void): Sight {
  // Without it everybody waits for their turn.
  if (!('IntersectionObserver' in globalThis)) return { watch() {}, leave() {}, close() {} };
  const observer = new IntersectionObserver(
    (entries) => onSeen(entries.flatMap((entry) => (entry.isIntersecting ? entry.target : []))),
    { rootMargin: NEAR },
  );
  return {
    watch: (element) => observer.observe(element),
    leave: (element) => observer.unobserve(element),
    close: () => observer.disconnect(),
  };
}
