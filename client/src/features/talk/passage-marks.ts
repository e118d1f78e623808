import { fragmentKey, textOfPlace, type Thread, uniteRanges } from '@holdfast/plan-model';

import { drawnLines, drawnRange, drawnText } from '../../rich-text/passage-dom.ts';
import type { passageFinderOf } from './passage-finder.ts';

const MARKS = { said: 'holdfast-passages', suggested: 'holdfast-suggestions' } as const;
const TEXT = '[data-text]';
const KINDS = ['said', 'suggested'] as const;

interface MarkedRange {
  readonly kind: (typeof KINDS)[number];
  readonly range: StaticRange;
}

/**
 * Draws the passages of threads as a highlight of the browser's. Whatever draws a text anew, an editor or React, takes
 * the marks from it; then those of that text are looked for again, in the next frame, and no others: a key in one text
 * must not cost what hundreds of threads in all texts do.
 */
export class PassageMarks {
  readonly #finder: ReturnType<typeof passageFinderOf>;
  /** By the key of the text that each is about. */
  readonly #threads: ReadonlyMap<string, readonly Thread[]>;
  readonly #ranges = new Map<string, readonly MarkedRange[]>();
  readonly #highlights = { said: new Highlight(), suggested: new Highlight() };
  /** Keys of the texts that are to be marked in the next frame. */
  readonly #stale: Set<string>;
  readonly #redrawn = new MutationObserver((records) => this.#noteRedrawn(records));
  #frame = 0;

  /** `threads` are about passages. */
  constructor(finder: ReturnType<typeof passageFinderOf>, threads: readonly Thread[]) {
    this.#finder = finder;
    this.#threads = byText(threads);
    this.#stale = new Set(this.#threads.keys());
    for (const kind of KINDS) CSS.highlights.set(MARKS[kind], this.#highlights[kind]);
    const main = document.getElementById('content');
    if (main !== null) this.#redrawn.observe(main, { childList: true, characterData: true, subtree: true });
    this.#drawSoon();
  }

  dispose(): void {
    this.#redrawn.disconnect();
    cancelAnimationFrame(this.#frame);
    for (const kind of KINDS)
      if (CSS.highlights.get(MARKS[kind]) === this.#highlights[kind]) CSS.highlights.delete(MARKS[kind]);
  }

  #noteRedrawn(records: readonly MutationRecord[]): void {
    for (const { target, addedNodes } of records) {
      const text = elementOf(target)?.closest(TEXT);
      if (text) this.#noteStale(text);
      else
        for (const added of addedNodes) {
          if (!(added instanceof Element)) continue;
          if (added.matches(TEXT)) this.#noteStale(added);
          for (const inside of added.querySelectorAll(TEXT)) this.#noteStale(inside);
        }
    }
    if (this.#stale.size > 0) this.#drawSoon();
  }

  #noteStale(text: Element): void {
    const key = text.getAttribute('data-text');
    if (key !== null && this.#threads.has(key)) this.#stale.add(key);
  }

  #drawSoon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      for (const key of this.#stale) this.#draw(key);
      this.#stale.clear();
    });
  }

  #draw(key: string): void {
    for (const { kind, range } of this.#ranges.get(key) ?? []) this.#highlights[kind].delete(range);
    const text = drawnText(key);
    const ranges = text === undefined ? [] : this.#rangesIn(text, key);
    this.#ranges.set(key, ranges);
    for (const { kind, range } of ranges) this.#highlights[kind].add(range);
  }

  /**
   * One range for words that several threads are about: at each key in a text, the browser updates every range of the
   * line. They stay as they are until the text is drawn anew, so that it has not to keep them up besides.
   */
  #rangesIn(text: Element, key: string): readonly MarkedRange[] {
    const lines = drawnLines(text);
    const threads = this.#threads.get(key) ?? [];
    return KINDS.flatMap((kind) => {
      const found = threads
        .filter(({ proposal }) => (proposal === null ? 'said' : 'suggested') === kind)
        .flatMap((thread) => {
          const passage = this.#finder.find(thread);
          return passage?.kind === 'found' ? [passage] : [];
        });
      return uniteRanges(found).flatMap((passage) => {
        const range = drawnRange(lines, passage);
        return range === undefined ? [] : [{ kind, range: new StaticRange(range) }];
      });
    });
  }
}

function byText(threads: readonly Thread[]): ReadonlyMap<string, readonly Thread[]> {
  const all = new Map<string, Thread[]>();
  for (const thread of threads) {
    const text = textOfPlace(thread.place);
    if (text === undefined) continue;
    const key = fragmentKey(text);
    const known = all.get(key);
    if (known === undefined) all.set(key, [thread]);
    else known.push(thread);
  }
  return all;
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}
