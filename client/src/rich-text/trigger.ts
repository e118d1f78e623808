import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/** A `/` or `@` that was just typed, and what was typed after it: a question to which a menu has answers. */
export interface Trigger {
  readonly char: '/' | '@';
  readonly query: string;
  /** From the character to the caret. */
  readonly from: number;
  readonly to: number;
}

/** Longer, it is a sentence. */
const LONGEST = 60;
/** At the start of a line or after a space or bracket: a date or an address asks nothing. */
const ASKED = new RegExp(`(?:^|[\\s(\uFFFC])([/@])((?:[^\\s/@][^/@]{0,${LONGEST}})?)$`, 'u');

/** What is asked at the caret, if anything is. */
function triggerAt({ selection }: EditorState): Trigger | undefined {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock) return undefined;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\uFFFC');
  const [, char, query = ''] = ASKED.exec(before) ?? [];
  if (char !== '/' && char !== '@') return undefined;
  return { char, query, from: $from.pos - query.length - 1, to: $from.pos };
}

const key = new PluginKey<Trigger | undefined>('trigger');

/** The question that is open in an editor. */
export function openTrigger(state: EditorState): Trigger | undefined {
  return key.getState(state);
}

/** Ends the question; what was typed stays as it is. */
export function closeTrigger(state: EditorState) {
  return state.tr.setMeta(key, 'close');
}

/** Answers whether it has taken the key. */
type KeyTaker = (key: string) => boolean;

/** The keys of an editor while a question is open: the menu, which comes later, takes them from here. */
export class TriggerKeys {
  #taker: KeyTaker | undefined;

  /** Answers what ends it. */
  lead(taker: KeyTaker): () => void {
    this.#taker = taker;
    return () => {
      if (this.#taker === taker) this.#taker = undefined;
    };
  }

  take(key: string): boolean {
    return this.#taker?.(key) === true;
  }
}

/** Watches for questions. A caret that comes to an old `/` opens none: only typing the character does. */
export function triggers(keys: TriggerKeys): Extension {
  return Extension.create({
    name: 'triggers',
    // Before the keys of the editor, of which Escape leaves it and Enter parts the line.
    priority: 1100,
    addProseMirrorPlugins: () => [
      new Plugin<Trigger | undefined>({
        key,
        state: {
          init: () => undefined,
          apply(tr, open, _before, state) {
            if (tr.getMeta(key) === 'close') return undefined;
            const asked = triggerAt(state);
            if (asked === undefined || open?.char === asked.char) return open && asked;
            const isTyped = tr.docChanged && tr.getMeta(ySyncPluginKey) === undefined;
            return isTyped && asked.query === '' ? asked : undefined;
          },
        },
        props: {
          handleKeyDown: (view, event) => {
            const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !view.composing;
            return isPlain && openTrigger(view.state) !== undefined && keys.take(event.key);
          },
        },
      }),
    ],
  });
}
