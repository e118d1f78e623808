import { commonEnd, commonStart, commonWords, wordsOf } from './compare-words.ts';
import { agreement, placesOf, type TextAnchor, type TwinContext } from './text-anchor.ts';
import { pack, type Span, type TextLetters, type TextRange } from './text-letters.ts';

export type FoundAnchor =
  /** `isChanged`: the words are no longer quite those of the quote. Lines that were split or joined change nothing. */
  | ({ readonly kind: 'found'; readonly isChanged: boolean } & TextRange)
  /** The passage is gone, or nobody can tell any more where it is. */
  | { readonly kind: 'detached' };

/**
 * Where a passage stands now. Everybody with the same text gets the same answer: what only this device could know, such
 * as what its undo brought back, plays no part. Only reads.
 *
 * Characters keep their ids while the editor leaves them alone, but it writes the rest of a line anew at Enter and when
 * lines are joined, and turns one line into another where both are alike. So an id that is there says much, and its
 * surroundings and the words have to say the same; the words alone are enough where they are long and stand nowhere else.
 */
export function findTextAnchor(letters: TextLetters, anchor: TextAnchor): FoundAnchor {
  const search = new Search(letters, anchor);
  const whole = search.findOwn();
  if (whole !== undefined) return found(letters, whole, false);
  const changed = search.findChanged();
  if (changed !== undefined) return found(letters, changed, true);
  const moved = search.findMoved();
  return moved === undefined ? { kind: 'detached' } : found(letters, moved, false);
}

function found(letters: TextLetters, span: Span, isChanged: boolean): FoundAnchor {
  return { kind: 'found', isChanged, ...letters.rangeOf(span) };
}

/** In characters without spaces. */
const LONG_QUOTE = 20;
/** So much of the surroundings on one side, or on both together, is not the same by chance. */
const MUCH_CONTEXT = 12;
/** More than a twin has by so much: it may have been changed by a letter or two. */
const MARGIN = 3;
/** So much of the own line beside a passage, and it is the same line. */
const SURE_CONTEXT = 16;
const ENOUGH = 0.5;
/** Of several words, where they are not counted as words. */
const MOST = 0.75;
/** How much farther than it was long what is left of a passage is looked for. */
const REACH = 40;

/** From the first to the last word that is left of a passage, and how much of it that is. */
interface Left extends Span {
  readonly share: number;
}

const NOTHING: Left = { from: 0, to: 0, share: 0 };

interface Place extends Span {
  readonly agrees: TwinContext;
}

interface Packed {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
}

/** What an anchor says, without spaces: asked for again at each key in its text. */
const packedAnchors = new WeakMap<TextAnchor, Packed>();

function packedOf(anchor: TextAnchor): Packed {
  const known = packedAnchors.get(anchor);
  if (known !== undefined) return known;
  const packed = { quote: pack(anchor.quote), before: pack(anchor.before), after: pack(anchor.after) };
  packedAnchors.set(anchor, packed);
  return packed;
}

class Search {
  readonly #letters: TextLetters;
  readonly #anchor: TextAnchor;
  readonly #quote: string;
  readonly #context: { readonly before: string; readonly after: string };
  /** Where the first character of the passage begins and its last one ends, if they are there. */
  readonly #start: number | undefined;
  readonly #end: number | undefined;

  constructor(letters: TextLetters, anchor: TextAnchor) {
    this.#letters = letters;
    this.#anchor = anchor;
    const { quote, before, after } = packedOf(anchor);
    this.#quote = quote;
    this.#context = { before, after };
    this.#start = letters.spanOf(anchor.start)?.from;
    this.#end = letters.spanOf(anchor.end)?.to;
  }

  /** The very words, and one of their ends is the passage's own. Nearly every passage is found so, at each key. */
  findOwn(): Span | undefined {
    const froms = new Set([
      this.#start,
      this.#end === undefined ? undefined : this.#end - this.#quote.length,
    ]);
    const own = [...froms].flatMap((from) => (from === undefined ? [] : this.#placeAt(from)));
    return best(own.filter((place) => this.#anchor.twin === null || this.#isNoTwin(place, true)));
  }

  #placeAt(from: number): readonly Place[] {
    const place = { from, to: from + this.#quote.length };
    const isThere = from >= 0 && this.#letters.packed.startsWith(this.#quote, from);
    return isThere && this.#letters.isWhole(place) ? [this.#withAgreement(place)] : [];
  }

  #withAgreement(place: Span): Place {
    return { ...place, agrees: agreement(this.#letters, place, this.#context) };
  }

  /** The very words, at another place or written anew, where something else says that it is they. */
  findMoved(): Span | undefined {
    const places = placesOf(this.#letters, this.#quote).map((place) => this.#withAgreement(place));
    const [only, ...others] = places;
    const { twin } = this.#anchor;
    const isOnly = only !== undefined && others.length === 0 && twin === null;
    if (isOnly && this.#quote.length >= LONG_QUOTE) return only;
    return best(
      places.filter((place) => (twin === null ? this.#hasContext(place) : this.#isNoTwin(place, false))),
    );
  }

  #hasContext(place: Place): boolean {
    const { before, after } = place.agrees;
    if (Math.max(before, after) >= MUCH_CONTEXT) return true;
    if (Math.min(before, after) >= MARGIN && before + after >= MUCH_CONTEXT) return true;
    const { before: restBefore, after: restAfter } = this.#ownLine();
    const isLong = restBefore + this.#quote.length + restAfter >= MUCH_CONTEXT;
    return isLong && this.#isLineBefore(place) && this.#isLineAfter(place);
  }

  /** From the beginning of its line to the passage is what was there then. */
  #isLineBefore({ from, agrees }: Place): boolean {
    const { before } = this.#ownLine();
    return agrees.before >= before && this.#letters.isLineBorder(from - before);
  }

  #isLineAfter({ to, agrees }: Place): boolean {
    const { after } = this.#ownLine();
    return agrees.after >= after && this.#letters.isLineBorder(to + after);
  }

  /** How many characters stood beside the passage in its own line, as far as is known. */
  #ownLine(): TwinContext {
    return { before: pack(this.#lineBefore()).length, after: pack(this.#lineAfter()).length };
  }

  /**
   * The words stood elsewhere too. What was deleted between the passage and a twin leaves the twin with one side of the
   * passage's surroundings, so both sides are asked; or else the line has to be the same on that side.
   */
  #isNoTwin(place: Place, isOwn: boolean): boolean {
    const { agrees } = place;
    const { twin } = this.#anchor;
    const before = this.#sideOf(agrees.before, { all: this.#context.before, twin: twin?.before ?? 0, isOwn });
    const after = this.#sideOf(agrees.after, { all: this.#context.after, twin: twin?.after ?? 0, isOwn });
    return (
      (before === 'much' || after === 'much') &&
      (before !== 'no' || this.#isLineBefore(place)) &&
      (after !== 'no' || this.#isLineAfter(place))
    );
  }

  #sideOf(
    count: number,
    { all, twin, isOwn }: { all: string; twin: number; isOwn: boolean },
  ): 'no' | 'some' | 'much' {
    // Whoever has the passage's own letters and all of its surroundings is no twin, even if a twin has them as well.
    if (isOwn && count === all.length) return 'much';
    if (count <= twin) return 'no';
    return count >= Math.min(twin + MARGIN, all.length) ? 'much' : 'some';
  }

  /** What is left of the passage around its own letters, if that is enough. */
  findChanged(): Span | undefined {
    const span = this.#remains();
    // Where the very words stand it has been asked already whose they are.
    if (span === undefined || this.#letters.packed.slice(span.from, span.to) === this.#quote)
      return undefined;
    return !this.#isNextLine(span) && this.#isInPlace(span) ? span : undefined;
  }

  #remains(): Span | undefined {
    const [start, end] = [this.#start, this.#end];
    if (start !== undefined && end !== undefined && start < end) {
      const span = { from: start, to: end };
      const isNear = end - start <= 3 * this.#reach;
      return isNear && this.#whatIsLeft(span).share >= ENOUGH ? span : undefined;
    }
    const after = start === undefined ? NOTHING : this.#whatIsLeftAfter(start);
    const before = end === undefined ? NOTHING : this.#whatIsLeftBefore(end);
    if (Math.max(after.share, before.share) < ENOUGH) return undefined;
    if (start !== undefined && after.share >= before.share) return { from: start, to: after.to };
    return end === undefined ? undefined : { from: before.from, to: end };
  }

  get #reach(): number {
    return this.#quote.length + REACH;
  }

  /** As far as there is more of it: words of others may stand in between. */
  #whatIsLeftAfter(from: number): Left {
    let left = this.#whatIsLeft({ from, to: from + this.#reach });
    while (left.share >= ENOUGH && left.to <= from + 3 * this.#reach) {
      const more = this.#whatIsLeft({ from, to: left.to + this.#reach });
      if (more.share <= left.share) break;
      left = more;
    }
    return left;
  }

  #whatIsLeftBefore(to: number): Left {
    let left = this.#whatIsLeft({ from: Math.max(0, to - this.#reach), to });
    while (left.share >= ENOUGH && left.from >= to - 3 * this.#reach) {
      const more = this.#whatIsLeft({ from: Math.max(0, left.from - this.#reach), to });
      if (more.share <= left.share) break;
      left = more;
    }
    return left;
  }

  /** How much of the quote stands in a span, and between where and where. */
  #whatIsLeft(span: Span): Left {
    const now = this.#letters.packed.slice(span.from, span.to);
    const these = wordsOf(this.#anchor.quote);
    const common = commonWords(these, wordsOf(this.#letters.read(span)));
    const all = these.reduce((sum, { word }) => sum + word.length, 0);
    const share = all === 0 ? 0 : common.length / all;
    if (share >= ENOUGH) return { share, from: span.from + common.from, to: span.from + common.to };
    // A word may be cut, and in some languages there are no spaces between them.
    const atStart = span.from === this.#start ? commonStart(this.#quote, now) : 0;
    const atEnd =
      span.to === this.#end ? Math.min(commonEnd(this.#quote, now), this.#quote.length - atStart) : 0;
    const letters = (atStart + atEnd) / this.#quote.length;
    if (these.length > 1 && letters < MOST) return NOTHING;
    return { share: letters, from: span.to - atEnd, to: span.from + atStart };
  }

  /**
   * A line that is deleted with its end may live on as the next one: the editor writes that one's words into it, and
   * what both have in common keeps its ids.
   */
  #isNextLine({ from }: Span): boolean {
    const { after, quote } = this.#anchor;
    const [rest = '', ...below] = after.split('\n');
    const next = pack(below.join(''));
    const now = this.#letters.packed.slice(this.#letters.lineStart(from));
    const then = pack(
      `${this.#lineBefore()}${quote.split('\n', 1).join('')}${quote.includes('\n') ? '' : rest}`,
    );
    const isNext = commonStart(next, now);
    return isNext >= Math.min(next.length, MUCH_CONTEXT) && isNext > commonStart(then, now);
  }

  /** The surroundings say that this is where the passage was. */
  #isInPlace(span: Span): boolean {
    const { packed } = this.#letters;
    const agrees = agreement(this.#letters, span, this.#context);
    const line = this.#ownLine();
    if (Math.min(agrees.before, line.before) >= SURE_CONTEXT) return true;
    if (Math.min(agrees.after, line.after) >= SURE_CONTEXT) return true;
    const { before, after } = this.#context;
    const nowBefore = { from: Math.max(0, span.from - 2 * before.length), to: span.from };
    const nowAfter = { from: span.to, to: Math.min(packed.length, span.to + 2 * after.length) };
    return (
      this.#kept({ was: this.#anchor.before, now: nowBefore, beside: agrees.before }) >= ENOUGH &&
      this.#kept({ was: this.#anchor.after, now: nowAfter, beside: agrees.after }) >= ENOUGH
    );
  }

  #kept({ was, now, beside }: { was: string; now: Span; beside: number }): number {
    const all = pack(was).length;
    if (all === 0) return 1;
    return Math.max(beside, commonWords(wordsOf(was), wordsOf(this.#letters.read(now))).length) / all;
  }

  /** What stood beside the passage in its own line. */
  #lineBefore(): string {
    return this.#anchor.before.slice(this.#anchor.before.lastIndexOf('\n') + 1);
  }

  #lineAfter(): string {
    return this.#anchor.after.split('\n', 1).join('');
  }
}

/** The place with most of the surroundings, unless there are two of them. */
function best(places: readonly Place[]): Place | undefined {
  const sum = ({ agrees }: Place): number => agrees.before + agrees.after;
  const [first, second] = [...places].sort((one, other) => sum(other) - sum(one));
  return first !== undefined && second !== undefined && sum(first) === sum(second) ? undefined : first;
}
