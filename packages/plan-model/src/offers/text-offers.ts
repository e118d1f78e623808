import type * as Y from 'yjs';

import { makeTextAnchor, type TextAnchor } from '../anchors/text-anchor.ts';
import { type Span, TextLetters } from '../anchors/text-letters.ts';
import { isProposalFor, type Proposal, readProposal } from '../discussion/proposal.ts';
import { placeOfText, type ThreadPlace } from '../discussion/thread-place.ts';
import { isUnreadable } from '../field.ts';
import { findFragment, type FragmentAddress, fragmentKey, textSchemaOf } from '../plan-layout.ts';
import { readTextSnapshot } from '../text-snapshot.ts';
import { commonLetters, type Hunk, lettersIn, slidToOwn, wordHunks } from '../word-hunks.ts';
import { holderOf, lastValues } from '../yjs-items.ts';
import { type Line, lineName, nameOfId, readLines } from './line.ts';
import type { Offer, ToldLine } from './offer.ts';
import type { ShelvedPlan } from './shelved-plan.ts';

/** Changes of a line that stand farther apart, in characters, are suggestions of their own: each can be read by itself. */
const APART = 40;
/** So much of a line that is split off stood in the line before it. */
const MOST = 0.5;

/** What the person changed in one text, from its beginning to its end. */
export function textOffers(shelved: ShelvedPlan, address: FragmentAddress): readonly Offer[] {
  const { now, merged, mine } = shelved;
  const [fragment, copy] = [now.fragment(address), merged.fragment(address)];
  if (fragment === undefined || copy === undefined) return [];
  const [before, after, own] = [
    readLines(fragment),
    readLines(copy),
    readLines(findFragment(mine, address) ?? copy),
  ];
  if (before === undefined || after === undefined || own === undefined)
    return wholeText(address, fragment, copy);
  return new TextComparison(shelved, { address, fragment, before, after, own }).offers();
}

/** A text that holds what no version of ours writes is told as it is. */
function wholeText(address: FragmentAddress, fragment: Y.XmlFragment, copy: Y.XmlFragment): readonly Offer[] {
  const schema = textSchemaOf(address);
  const words = readTextSnapshot(copy, schema).plainText;
  if (words === readTextSnapshot(fragment, schema).plainText) return [];
  const told = { kind: 'line', how: 'rewritten', text: address, words, block: 'plain' } as const;
  return [
    {
      id: `t${fragmentKey(address).replaceAll('/', '.')}`,
      place: placeOfText(address),
      kind: 'comment',
      told,
    },
  ];
}

interface ComparedText {
  readonly address: FragmentAddress;
  readonly fragment: Y.XmlFragment;
  /** The lines of the plan as it is, as it would be with the work, and as the person had them. */
  readonly before: readonly Line[];
  readonly after: readonly Line[];
  readonly own: readonly Line[];
}

/** A line of the plan, and what it would be. */
interface Pair {
  readonly at: number;
  readonly was: Line;
  readonly is: Line;
}

/** Differences that are one suggestion, and each of them. */
interface Group {
  readonly whole: Hunk;
  readonly parts: readonly Hunk[];
}

/** With what the names of lines begin that are told. */
const LETTERS: Readonly<Record<ToldLine, string>> = {
  written: 'n',
  split: 's',
  rewritten: 'r',
  lost: 'x',
  'taken-out': 'o',
  kind: 'k',
  looks: 'l',
};

class TextComparison {
  readonly #shelved: ShelvedPlan;
  readonly #text: ComparedText;
  readonly #place: ThreadPlace;
  readonly #letters: TextLetters;
  readonly #offers: Offer[] = [];
  /** Lines that the person wrote one after another. */
  #written: Line[] = [];

  constructor(shelved: ShelvedPlan, text: ComparedText) {
    this.#shelved = shelved;
    this.#text = text;
    this.#place = placeOfText(text.address);
    this.#letters = new TextLetters(text.fragment);
  }

  offers(): readonly Offer[] {
    const { before, after } = this.#text;
    const places = new Map(before.map((line, at) => [lineName(line), at]));
    const isThere = new Set(after.map(lineName));
    for (let next = 0; next < after.length; next += 1) {
      const is = after[next];
      const at = is && places.get(lineName(is));
      const was = at === undefined ? undefined : before[at];
      if (is === undefined) break;
      if (at === undefined || was === undefined || isEmpty(was)) {
        if (!isEmpty(is)) this.#written.push(is);
        continue;
      }
      this.#endWritten();
      const rest = this.#splitOff({ at, was, is }, after.slice(next + 1), places);
      next += rest.length;
      this.#compare({ at, was, is }, rest);
    }
    this.#endWritten();
    for (const [at, was] of before.entries())
      if (!isThere.has(lineName(was)) && !isEmpty(was)) this.#takeOut(at, was);
    this.#findLost();
    return this.#offers;
  }

  /** The lines below that hold what is missing from a line: a suggestion keeps them in it, since it is of one line. */
  #splitOff({ was, is }: Pair, below: readonly Line[], places: ReadonlyMap<string, number>): readonly Line[] {
    const words = wordsIn([was]);
    const rest: Line[] = [];
    for (const line of below) {
      if (places.has(lineName(line))) break;
      const more =
        commonLetters(words, wordsIn([is, ...rest, line])) - commonLetters(words, wordsIn([is, ...rest]));
      if (more === 0 || more < MOST * lettersIn(wordsIn([line]))) break;
      rest.push(line);
    }
    return rest;
  }

  #compare(pair: Pair, rest: readonly Line[]): void {
    const { was, is } = pair;
    const whole = joined([is, ...rest]);
    const [words, all] = [wordsIn([was]), wordsIn([whole])];
    const hunks = slidToOwn(wordHunks(words, all), all, (token) => this.#isAllUnsent(whole, token));
    const untold = this.#grouped(was, hunks).flatMap((group) => {
      const parts = group.parts.map((hunk) => this.#nameOfHunk(was, whole, hunk));
      return this.#suggest(pair.at, { was, is: whole, hunk: group.whole, parts }) ? [] : parts;
    });
    if (untold.length > 0)
      if (isEmpty(whole)) this.#tell('taken-out', was, { at: pair.at, parts: untold });
      else this.#tell('rewritten', is, { words: wordsBelow([is, ...rest]), at: pair.at, parts: untold });
    else if (rest.length > 0)
      this.#tell('split', is, { words: wordsBelow(rest), at: pair.at, parts: this.#namesOf('split', rest) });
    if (was.kind !== is.kind) this.#tell('kind', is, { at: pair.at });
    if (hunks.length === 0 && rest.length === 0 && looks(was) !== looks(is))
      this.#tell('looks', is, { at: pair.at, parts: [this.#nameOfLooks(was, is)] });
  }

  #isAllUnsent({ tokens, ids }: Line, token: number): boolean {
    const span = tokens[token];
    return span !== undefined && ids.slice(span.from, span.to).every((id) => this.#shelved.isUnsent(id));
  }

  /** Differences that stand close together are one, as long as no reference stands between them. */
  #grouped(was: Line, hunks: readonly Hunk[]): readonly Group[] {
    const groups: Group[] = [];
    for (const hunk of hunks) {
      const last = groups.at(-1);
      const between = last && was.tokens.slice(last.whole.was.to, hunk.was.from);
      const isNear =
        between !== undefined &&
        between.every(({ isWords }) => isWords) &&
        (between.at(-1)?.to ?? 0) - (between[0]?.from ?? 0) < APART;
      if (last === undefined || !isNear) groups.push({ whole: hunk, parts: [hunk] });
      else
        groups.splice(-1, 1, {
          whole: {
            was: { from: last.whole.was.from, to: hunk.was.to },
            is: { from: last.whole.is.from, to: hunk.is.to },
          },
          parts: [...last.parts, hunk],
        });
    }
    return groups.map(({ whole, parts }) => ({ whole: withNeighbour(was, whole), parts }));
  }

  /** Answers whether it can be a suggestion. */
  #suggest(
    at: number,
    { was, is, hunk, parts }: { was: Line; is: Line; hunk: Hunk; parts: readonly string[] },
  ): boolean {
    const [gone, come] = [
      was.tokens.slice(hunk.was.from, hunk.was.to),
      is.tokens.slice(hunk.is.from, hunk.is.to),
    ];
    const [quoted, span] = [spanOf(gone), spanOf(come)];
    if (quoted === undefined || ![...gone, ...come].every(({ isWords }) => isWords)) return false;
    const text = span === undefined ? '' : is.units.slice(span.from, span.to);
    const anchor = this.#anchor(at, quoted);
    const proposal: Proposal = { kind: 'text', text };
    const isWhole = anchor?.quote === was.units.slice(quoted.from, quoted.to);
    // Words that are too many, or of two lines, are no proposal.
    if (anchor === undefined || !isWhole || isUnreadable(readProposal(proposal))) return false;
    if (!isProposalFor(proposal, { place: this.#place, anchor })) return false;
    this.#offers.push({ ...named(parts), place: this.#place, anchor, kind: 'suggestion', proposal });
    return true;
  }

  #takeOut(at: number, was: Line): void {
    const hunk = { was: { from: 0, to: was.tokens.length }, is: { from: 0, to: 0 } };
    const nothing = { ...was, units: '', ids: [], tokens: [], looks: [], words: '' };
    const parts = [this.#nameOfHunk(was, nothing, hunk)];
    if (!this.#suggest(at, { was, is: nothing, hunk, parts })) this.#tell('taken-out', was, { at, parts });
  }

  #endWritten(): void {
    const [first] = this.#written;
    const parts = this.#namesOf('written', this.#written);
    if (first !== undefined) this.#tell('written', first, { words: wordsBelow(this.#written), parts });
    this.#written = [];
  }

  /** Words that would stand nowhere, since their line was taken out of the plan. */
  #findLost(): void {
    const { after, own } = this.#text;
    const standing = new Set(after.flatMap(({ ids }) => ids.map(nameOfId)));
    for (const line of own) {
      const lost = line.ids.find(
        (id, at) =>
          this.#shelved.isUnsent(id) && line.units.charAt(at).trim() !== '' && !standing.has(nameOfId(id)),
      );
      if (lost !== undefined) this.#tell('lost', line, { parts: [`${LETTERS.lost}${nameOfId(lost)}`] });
    }
  }

  #tell(
    how: ToldLine,
    line: Line,
    {
      words = line.words,
      at,
      parts = this.#namesOf(how, [line]),
    }: { words?: string; at?: number; parts?: readonly string[] } = {},
  ): void {
    const { address: text, before } = this.#text;
    const was = at === undefined ? undefined : before[at];
    const anchor =
      at === undefined || was === undefined ? undefined : this.#anchor(at, { from: 0, to: was.units.length });
    this.#offers.push({
      ...named(parts),
      place: this.#place,
      ...(anchor === undefined || this.#place.kind === 'plan' ? {} : { anchor }),
      kind: 'comment',
      told: { kind: 'line', how, text, words, block: line.kind },
    });
  }

  #namesOf(how: ToldLine, lines: readonly Line[]): readonly string[] {
    return lines.map((line) => this.#nameOfTold(how, line));
  }

  /** By what the person did last to it, so that what they change later is something else. */
  #nameOfTold(how: ToldLine, line: Line): string {
    const name = LETTERS[how];
    if (how === 'kind') {
      const kind = lastValues(line.element).get('kind') ?? holderOf(line.element);
      return `${name}${kind === null ? '' : nameOfId(kind.id)}`;
    }
    const first = line.ids.find((id) => this.#shelved.isUnsent(id));
    return `${name}${first === undefined ? lineName(line) : nameOfId(first)}`;
  }

  /** By the first beginning or end of looks that the person made; where they made none, by the first that they took away. */
  #nameOfLooks(was: Line, is: Line): string {
    const left = new Set(is.formats.map(nameOfId));
    const made = is.formats.find((id) => this.#shelved.isUnsent(id));
    const id = made ?? was.formats.find((each) => !left.has(nameOfId(each)));
    return `${LETTERS.looks}${id === undefined ? lineName(is) : nameOfId(id)}`;
  }

  /** By the first letter that the person wrote in it; where they wrote none, by the first that they took out. */
  #nameOfHunk(was: Line, is: Line, hunk: Hunk): string {
    const { was: gone, is: come } = withNeighbour(was, hunk);
    const [quoted, span] = [
      spanOf(was.tokens.slice(gone.from, gone.to)),
      spanOf(is.tokens.slice(come.from, come.to)),
    ];
    const own = span && is.ids.slice(span.from, span.to).find((id) => this.#shelved.isUnsent(id));
    if (own !== undefined) return `w${nameOfId(own)}`;
    const left = new Set(is.ids.map(nameOfId));
    const taken =
      quoted &&
      was.ids
        .slice(quoted.from, quoted.to)
        .map(nameOfId)
        .find((id) => !left.has(id));
    return `d${taken ?? lineName(was)}`;
  }

  #anchor(line: number, { from, to }: Span): TextAnchor | undefined {
    return makeTextAnchor(this.#letters, { from: { line, offset: from }, to: { line, offset: to } });
  }
}

function named(parts: readonly string[]): Pick<Offer, 'id' | 'parts'> {
  const [id] = parts;
  if (id === undefined) throw new RangeError('an offer has a name');
  return parts.length === 1 ? { id } : { id, parts };
}

/** Where words only come, one that stands beside them is quoted: a suggestion is in place of something. */
function withNeighbour(was: Line, hunk: Hunk): Hunk {
  if (hunk.was.from < hunk.was.to) return hunk;
  const at = hunk.was.from;
  if (was.tokens[at - 1]?.isWords === true)
    return { was: { from: at - 1, to: at }, is: { from: hunk.is.from - 1, to: hunk.is.to } };
  if (was.tokens[at]?.isWords === true)
    return { was: { from: at, to: at + 1 }, is: { from: hunk.is.from, to: hunk.is.to + 1 } };
  return hunk;
}

/** Lines as the one that they would be. */
function joined(lines: readonly Line[]): Line {
  const [first, ...others] = lines;
  if (first === undefined) throw new RangeError('there is no line');
  return others.reduce((all, line) => {
    const by = all.units.length + 1;
    const tokens = line.tokens.map((token) => ({ ...token, from: token.from + by, to: token.to + by }));
    return {
      ...all,
      units: `${all.units} ${line.units}`,
      // The space between them is nobody's.
      ids: [...all.ids, { client: 0, clock: -1 }, ...line.ids],
      looks: [...all.looks, '', ...line.looks],
      tokens: [...all.tokens, ...tokens],
      words: `${all.words} ${line.words}`,
    };
  }, first);
}

function spanOf(tokens: readonly Span[]): Span | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first === undefined || last === undefined ? undefined : { from: first.from, to: last.to };
}

function wordsIn(lines: readonly Line[]): readonly string[] {
  return lines.flatMap(({ tokens }) => tokens.map(({ word }) => word));
}

function wordsBelow(lines: readonly Line[]): string {
  return lines.map(({ words }) => words).join('\n');
}

function isEmpty({ tokens }: Line): boolean {
  return tokens.length === 0;
}

/** How the words of a line look, spaces left out. */
function looks({ units, looks: each }: Line): string {
  return each.filter((_, at) => units.charAt(at).trim() !== '').join('|');
}
