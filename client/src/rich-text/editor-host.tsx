import { type FragmentAddress, fragmentKey, textSchemaOf } from '@holdfast/plan-model';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../session/open-plan-context.ts';
import type { PeerAtPlace } from '../session/presence.ts';
import { useSetPlace } from '../session/use-presence.ts';
import { showToast } from '../ui/toast.ts';
import { type CaretPlace, type FieldEditor, openFieldEditor } from './field-editor.ts';
import { TextToolbar } from './text-toolbar.tsx';

import styles from './rich-text.module.css';

export interface EditorHostProps {
  readonly address: FragmentAddress;
  readonly label: string;
  readonly contentClass: string;
  /** Where to put the caret; undefined when only others stand in this text. */
  readonly caret: CaretPlace | undefined;
  readonly peers: readonly PeerAtPlace[];
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  readonly onEnd: () => void;
}

/** More carets than this in one text are a count: names would cover the words. */
const MAX_CARETS = 5;

/** A mounted editor. It opens once with this element and closes with it; nothing that is rendered here makes a new one. */
export function EditorHost(props: EditorHostProps) {
  const { address, contentClass, label, caret, peers, onEnter, onLeave, onEnd } = props;
  const { t } = useTranslation();
  const { plan, undo, instance } = useOpenPlan();
  const setPlace = useSetPlace();
  const host = useRef<HTMLDivElement>(null);
  const [field, setField] = useState<FieldEditor>();
  const onPictures = () => showToast({ text: t('text.picturesLeftOut') });
  const latest = useRef({ label, contentClass, peers, caret, onEnd, onPictures });
  latest.current = { label, contentClass, peers, caret, onEnd, onPictures };
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
        latest.current.peers.slice(0, MAX_CARETS).some((peer) => peer.clientId === clientId),
      onPictures: () => latest.current.onPictures(),
      onEnd: () => latest.current.onEnd(),
    });
    setField(opened);
    if (latest.current.caret !== undefined) opened?.focus(latest.current.caret);
    return () => opened?.close();
    // One editor for one text: the address is a new object at each rendering, its key says which it is.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [plan, undo, instance, key, schema]);

  useEffect(() => {
    if (caret === undefined) return undefined;
    setPlace(key);
    return () => setPlace(undefined);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, caret === undefined]);

  return (
    <div
      onFocus={onEnter}
      onBlur={(event) => {
        // The window may have lost the focus, and the toolbar may have it: in both cases one is still in this text.
        const stays = event.currentTarget.contains(event.relatedTarget);
        if (!stays && !event.currentTarget.contains(document.activeElement)) onLeave();
      }}
    >
      {schema === 'body' && caret !== undefined && field !== undefined && (
        <TextToolbar editor={field.editor} />
      )}
      <div ref={host} />
      {peers.length > MAX_CARETS && (
        <p className={styles['more']}>{t('text.moreHere', { count: peers.length - MAX_CARETS })}</p>
      )}
    </div>
  );
}

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
