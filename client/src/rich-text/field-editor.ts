import { findTextProblems, type PlanUndo, type TextSchemaName } from '@holdfast/plan-model';
import { Editor } from '@tiptap/core';
import { type Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

import { UNDER_BARS_PX } from '../ui/writing-field.ts';
import { collaboration } from './collaboration.ts';
import { giveLinesTexts } from './give-lines-texts.ts';
import { leaving } from './leaving.ts';
import type { RecordNames } from './mention.ts';
import { pasting } from './pasting.ts';
import { textExtensions } from './text-extensions.ts';
import { type TriggerKeys, triggers } from './trigger.ts';

/** Why an editor ended by itself. Either way every word is in the document, and the field shows it without an editor. */
export type EditorEnd =
  /** Something came that this version's schema does not know; an editor would delete it on all devices. */
  | 'invalid'
  /** The editor and the document no longer say the same; a new editor will. */
  | 'out-of-step';

export interface FieldEditorOptions {
  readonly element: HTMLElement;
  readonly fragment: Y.XmlFragment;
  readonly schema: TextSchemaName;
  readonly awareness: Awareness;
  readonly undo: PlanUndo;
  /** Of the editable element: its role, name and class. */
  readonly attributes: Record<string, string>;
  readonly showsCaret: (clientId: number) => boolean;
  /** For references to records. */
  readonly names: RecordNames;
  /** The keys of the menu that answers `/` and `@`. */
  readonly keys: TriggerKeys;
  /** Pictures were pasted or dropped, and left out. */
  readonly onPictures: () => void;
  /** Its person is done here, by a key: the focus is to leave the editor, and to stay at this text. */
  readonly onDone: () => void;
  readonly onEnd: (why: EditorEnd) => void;
}

/** A point on the screen, or an end of the text. */
export type CaretPlace =
  | 'start'
  | 'end'
  | { readonly from: { x: number; y: number }; readonly to: { x: number; y: number } };

export interface FieldEditor {
  readonly editor: Editor;
  focus(place: CaretPlace): void;
  close(): void;
}

/**
 * An editor on one text of the plan, under guard: it is not opened on content that it would damage, and when such
 * content arrives it is gone before its binding sees it. Undefined when the text cannot be edited by this version.
 */
export function openFieldEditor(options: FieldEditorOptions): FieldEditor | undefined {
  const { fragment, schema } = options;
  const { doc } = fragment;
  if (doc === null || findTextProblems(fragment, schema).length > 0) return undefined;
  const editor = createEditor(options);
  const stopGivingTexts = giveLinesTexts(fragment);

  function close(): void {
    doc?.off('beforeObserverCalls', guard);
    doc?.off('afterTransaction', compare);
    stopGivingTexts();
    editor.destroy();
  }
  function end(why: EditorEnd): void {
    close();
    options.onEnd(why);
  }
  // Yjs calls this before the observers, and so before the binding would delete what it cannot show.
  function guard(transaction: Y.Transaction): void {
    if (touches(transaction, fragment) && findTextProblems(fragment, schema).length > 0) end('invalid');
  }
  // The binding may fail to bring a change into the view, silently; typing on would then undo that change.
  function compare(transaction: Y.Transaction): void {
    if (!touches(transaction, fragment)) return;
    queueMicrotask(() => {
      if (!editor.isDestroyed && !editor.view.composing && !isInStep(editor, fragment)) end('out-of-step');
    });
  }

  doc.on('beforeObserverCalls', guard);
  doc.on('afterTransaction', compare);
  return {
    editor,
    close,
    focus(place) {
      // What is typed here is no part of a step that was begun in another text.
      options.undo.stopCapturing();
      focusEditor(editor, place);
    },
  };
}

function createEditor(options: FieldEditorOptions): Editor {
  const { element, schema, attributes, undo } = options;
  return new Editor({
    element,
    extensions: [
      ...textExtensions(schema, options.names),
      ...(schema === 'body' ? [triggers(options.keys)] : []),
      pasting(options.onPictures),
      leaving(schema, options.onDone),
      collaboration({ ...options, undo: undo.facade() }),
    ],
    editorProps: { attributes, scrollThreshold: UNDER_BARS_PX, scrollMargin: UNDER_BARS_PX },
    // As an inline style sheet it would need a hole in the content security policy; ours is in rich-text.module.css.
    injectCSS: false,
    // The content is the fragment's; Tiptap must not offer one of its own.
    content: null,
  });
}

function touches(transaction: Y.Transaction, fragment: Y.XmlFragment): boolean {
  for (const changed of transaction.changed.keys()) {
    for (let type: unknown = changed; isType(type); type = type.parent) if (type === fragment) return true;
  }
  return false;
}

function isType(type: unknown): type is { readonly parent: unknown } {
  return typeof type === 'object' && type !== null && 'parent' in type;
}

function isInStep(editor: Editor, fragment: Y.XmlFragment): boolean {
  return yXmlFragmentToProseMirrorRootNode(fragment, editor.schema).eq(editor.state.doc);
}

/** At once: a letter that is typed in the next moment is meant for it. */
function focusEditor({ view }: Editor, place: CaretPlace): void {
  const { tr } = view.state;
  const placed = tr.setSelection(selectionAt(view, place));
  view.dispatch(typeof place === 'string' ? placed.scrollIntoView() : placed);
  view.focus();
}

function selectionAt(view: EditorView, place: CaretPlace): Selection {
  const { doc } = view.state;
  if (place === 'start') return TextSelection.atStart(doc);
  if (place === 'end') return TextSelection.atEnd(doc);
  const from = view.posAtCoords({ left: place.from.x, top: place.from.y })?.pos;
  const to = view.posAtCoords({ left: place.to.x, top: place.to.y })?.pos;
  // Before the first layout, and outside of the text, there is no position to be had.
  if (from === undefined || to === undefined) return TextSelection.atEnd(doc);
  return TextSelection.between(doc.resolve(from), doc.resolve(to));
}
