import { type FragmentAddress, fragmentKey, textSchemaOf } from '@holdfast/plan-model';
import type { Editor } from '@tiptap/core';
import { memo, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../session/open-plan-context.ts';
import { MOST_HANDS, type PeerAtPlace } from '../session/presence.ts';
import { useSetPlace } from '../session/use-presence.ts';
import { latePart } from '../ui/late-part.ts';
import { showToast } from '../ui/toast.ts';
import { type CaretPlace, type FieldEditor, openFieldEditor } from './field-editor.ts';
import { recordNames } from './record-names.ts';
import { TextToolbar } from './text-toolbar.tsx';
import { openTrigger, TriggerKeys } from './trigger.ts';

import styles from './rich-text.module.css';

const TriggerMenu = latePart(async () => (await import('./trigger-menu.tsx')).TriggerMenu);

export interface EditorHostProps {
  readonly address: FragmentAddress;
  readonly label: string;
  readonly contentClass: string;
  /** Where to put the caret; undefined when only others stand in this text. */
  readonly caret: CaretPlace | undefined;
  readonly peers: readonly PeerAtPlace[];
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  /** Its person is done, by a key. */
  readonly onDone: () => void;
  readonly onEnd: () => void;
}

/** A mounted editor. It opens once with this element and closes with it; nothing that is rendered here makes a new one. */
export function EditorHost(props: EditorHostProps) {
  const { address, contentClass, label, caret, peers, onEnter, onLeave, onDone, onEnd } = props;
  const { t } = useTranslation();
  const { plan, undo, instance } = useOpenPlan();
  const setPlace = useSetPlace();
  const host = useRef<HTMLDivElement>(null);
  const [keys] = useState(() => new TriggerKeys());
  const [field, setField] = useState<FieldEditor>();
  const onPictures = () => showToast({ text: t('text.picturesLeftOut') });
  const latest = useRef({ label, contentClass, peers, caret, onDone, onEnd, onPictures });
  latest.current = { label, contentClass, peers, caret, onDone, onEnd, onPictures };
  const key = fragmentKey(address);
  const schema = textSchemaOf(address);

  useLayoutEffect(() => {
    const fragment = plan.fragment(address);
    if (host.current === null || fragment === undefined) return undefined;
    const opened = openFieldEditor({
      element: host.current,
      fragment,
      schema,
      awareness: instance.awareness,
      undo,
      attributes: editorAttributes(latest.current, schema === 'body'),
      showsCaret: (clientId) =>
        latest.current.peers.slice(0, MOST_HANDS).some((peer) => peer.clientId === clientId),
      names: recordNames(plan, t),
      keys,
      onPictures: () => latest.current.onPictures(),
      onDone: () => latest.current.onDone(),
      onEnd: () => latest.current.onEnd(),
    });
    setField(opened);
    if (latest.current.caret !== undefined) opened?.focus(latest.current.caret);
    return () => opened?.close();
    // oxlint-disable-next-line react/exhaustive-deps -- one editor for one text: the address is new each time, its key is not
  }, [plan, undo, instance, key, schema, keys]);

  useEffect(() => {
    if (caret === undefined) return undefined;
    setPlace(key);
    return () => setPlace(undefined);
    // oxlint-disable-next-line react/exhaustive-deps -- whether one is in the text counts, and not where
  }, [key, caret === undefined]);

  return (
    <div
      onFocus={onEnter}
      onBlur={(event) => {
        // The window may have lost the focus, the toolbar may have it, or a dialog, which gives it back to what it came
        // from: in all cases one is still in this text.
        const stays = event.currentTarget.contains(event.relatedTarget) || isInDialog(event.relatedTarget);
        if (!stays && !event.currentTarget.contains(document.activeElement)) onLeave();
      }}
    >
      {schema === 'body' && caret !== undefined && field !== undefined && (
        <TextToolbar editor={field.editor} />
      )}
      <div ref={host} />
      {caret !== undefined && field !== undefined && <Questions editor={field.editor} keys={keys} />}
      {peers.length > MOST_HANDS && (
        <p className={styles['more']}>{t('text.moreHere', { count: peers.length - MOST_HANDS })}</p>
      )}
    </div>
  );
}

function isInDialog(element: EventTarget | null): boolean {
  return element instanceof Element && element.closest('[role=dialog]') !== null;
}

interface QuestionsProps {
  readonly editor: Editor;
  readonly keys: TriggerKeys;
}

/** The menu for a `/` or `@`, while one is open. */
const Questions = memo(function Questions({ editor, keys }: QuestionsProps) {
  const trigger = useSyncExternalStore(
    (listener) => {
      editor.on('transaction', listener);
      return () => editor.off('transaction', listener);
    },
    () => (editor.isDestroyed ? undefined : openTrigger(editor.state)),
  );
  return trigger && <TriggerMenu editor={editor} trigger={trigger} keys={keys} />;
});

function editorAttributes(
  { label, contentClass }: { readonly label: string; readonly contentClass: string },
  isMultiline: boolean,
): Record<string, string> {
  return {
    role: 'textbox',
    class: contentClass,
    'aria-label': label,
    'aria-multiline': String(isMultiline),
  };
}
