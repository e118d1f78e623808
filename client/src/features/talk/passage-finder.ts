import {
  findTextAnchor,
  type FragmentAddress,
  fragmentKey,
  isUnreadable,
  makeTextAnchor,
  parseRecordAddress,
  type Plan,
  TextLetters,
  type TextRange,
  textOfPlace,
  type Thread,
} from '@holdfast/plan-model';
import type * as Y from 'yjs';

import type { Passage } from '../../session/comment-request.ts';

/** Where what a thread is about stands now. */
export type FoundPassage =
  | ({ readonly kind: 'found'; readonly key: string; readonly isChanged: boolean } & TextRange)
  | { readonly kind: 'detached' };

/** Finds passages in the texts of a plan, and spreads each text out once for each of its versions. */
export class PassageFinder {
  readonly #plan: Plan;
  readonly #letters = new Map<Y.XmlFragment, TextLetters>();
  readonly #stops = new Map<Y.XmlFragment, () => void>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** Undefined for a thread that is about no passage. */
  find({ place, anchor }: Thread): FoundPassage | undefined {
    if (anchor === null) return undefined;
    const text = textOfPlace(place);
    const fragment = text && this.#plan.fragment(text);
    if (text === undefined || fragment === undefined || isUnreadable(anchor)) return { kind: 'detached' };
    const found = findTextAnchor(this.#lettersOf(fragment), anchor);
    return found.kind === 'detached' ? found : { ...found, key: fragmentKey(text) };
  }

  /** What is selected in the text of that key; undefined where no words are, or the text is a title. */
  passageAt(key: string, range: TextRange): Passage | undefined {
    const text = textOfKey(key);
    const fragment = text && this.#plan.fragment(text);
    const anchor = fragment && makeTextAnchor(this.#lettersOf(fragment), range);
    return text && anchor && { text, anchor };
  }

  dispose(): void {
    for (const stop of this.#stops.values()) stop();
    this.#letters.clear();
  }

  #lettersOf(fragment: Y.XmlFragment): TextLetters {
    const known = this.#letters.get(fragment);
    if (known !== undefined) return known;
    const letters = new TextLetters(fragment);
    this.#letters.set(fragment, letters);
    if (!this.#stops.has(fragment)) {
      const forget = (): void => void this.#letters.delete(fragment);
      fragment.observeDeep(forget);
      this.#stops.set(fragment, () => fragment.unobserveDeep(forget));
    }
    return letters;
  }
}

function textOfKey(key: string): FragmentAddress | undefined {
  if (key === 'vision') return key;
  const [root = '', id = '', field = ''] = key.split('/');
  const record = parseRecordAddress(root, id);
  return record && textOfPlace({ kind: 'field', record, field });
}
