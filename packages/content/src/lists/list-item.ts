import type { Origin } from '../origin.ts';

/** One choice of a fixed list, as people read it. The key is what a plan holds. */
export interface ListItem {
  readonly key: string;
  readonly name: string;
  readonly help: string;
}

/** A list that stands in a published work, in its order. The words of its items are ours. */
export interface LibraryList {
  readonly items: readonly ListItem[];
  readonly origin: Origin;
}
