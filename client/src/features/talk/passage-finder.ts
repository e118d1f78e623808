import {
  findTextAnchor,
  type FoundAnchor,
  fragmentKey,
  isUnreadable,
  makeTextAnchor,
  type Plan,
  type TextAnchor,
  TextLetters,
  type TextRange,
  textOfPlace,
  type Thread,
} from '@holdfast/plan-model';
import type * as Y from 'yjs';

import type { Passage } from '../../session/comment-request.ts';
import { textOfKey } from './suggestion-draft.ts';

/** Where what a thread is about stands now. */
type FoundPassage =
  | ({ readonly kind: 'found'; readonly key: string; readonly isChanged: boolean } & TextRange)
  | { readonly kind: 'detached' };

const finders = new WeakMap<Plan, PassageFinder>();

/** The one of a plan: what it found is kept for everybody who asks, until the text is another. It goes with the plan. */
export function passageFinderOf(plan: Plan): PassageFinder {
  const finder = finders.get(plan) ?? new PassageFinder(plan);
  finders.set(plan, finder);
  return finder;
}

/** One version of a text, spread out, with what was found in it: hundreds of threads ask at each key. */
interface ReadText {
  readonly letters: TextLetters;
  readonly found: Map<TextAnchor, FoundPassage>;
}

class PassageFinder {
  readonly #plan: Plan;
  readonly #texts = new WeakMap<Y.XmlFragment, ReadText>();
  readonly #followed = new WeakSet<Y.XmlFragment>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** Undefined for a thread that is about no passage. The same object until the text is changed. */
  find({ place, anchor }: Pick<Thread, 'place' | 'anchor'>): FoundPassage | undefined {
    if (anchor === null) return undefined;
    const text = textOfPlace(place);
    const fragment = text && this.#plan.fragment(text);
    if (text === undefined || fragment === undefined || isUnreadable(anchor)) return DETACHED;
    const { letters, found } = this.#read(fragment);
    const known = found.get(anchor) ?? placed(findTextAnchor(letters, anchor), fragmentKey(text));
    found.set(anchor, known);
    return known;
  }

  /** What is selected in the text of that key; undefined where no words are, or the text is a title. */
  passageAt(key: string, range: TextRange): Passage | undefined {
    const text = textOfKey(key);
    const fragment = text && this.#plan.fragment(text);
    if (text === undefined || fragment === undefined) return undefined;
    const { letters } = this.#read(fragment);
    const anchor = makeTextAnchor(letters, range);
    return anchor && { text, anchor, isWhole: letters.read(letters.spanIn(range)) === anchor.quote };
  }

  /** Kept until the text is another. */
  lettersOf(fragment: Y.XmlFragment): TextLetters {
    return this.#read(fragment).letters;
  }

  #read(fragment: Y.XmlFragment): ReadText {
    const known = this.#texts.get(fragment);
    if (known !== undefined) return known;
    const read = { letters: new TextLetters(fragment), found: new Map() };
    this.#texts.set(fragment, read);
    if (!this.#followed.has(fragment)) {
      this.#followed.add(fragment);
      fragment.observeDeep(() => void this.#texts.delete(fragment));
    }
    return read;
  }
}

const DETACHED: FoundPassage = Object.freeze({ kind: 'detached' });

function placed(found: FoundAnchor, key: string): FoundPassage {
  return found.kind === 'detached' ? DETACHED : { ...found, key };
}
