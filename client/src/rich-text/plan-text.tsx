import { type FragmentAddress, fragmentKey, type TextSnapshot, textSchemaOf } from '@holdfast/plan-model';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';

import { useIsNews } from '../session/use-is-news.ts';
import { usePeersAt } from '../session/use-presence.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { classNames } from '../ui/class-names.ts';
import { Notice } from '../ui/notice.tsx';
import { EditorHost } from './editor-host.tsx';
import type { CaretPlace } from './field-editor.ts';
import { StaticText } from './static-text.tsx';

import styles from './rich-text.module.css';

export interface PlanTextProps {
  readonly address: FragmentAddress;
  readonly text: TextSnapshot;
  /** The accessible name of the text. */
  readonly label: string;
  readonly placeholder: string;
  readonly className?: string | undefined;
}

/**
 * One text of the plan. It is an editor only while somebody stands in it; otherwise the same words without one, at
 * the same places on the screen.
 */
export function PlanText({ address, text, label, placeholder, className }: PlanTextProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const peers = usePeersAt(fragmentKey(address));
  const isNews = useIsNews(address);
  // The place at which to put one's own caret; undefined while one is not in this text.
  const [caret, setCaret] = useState<CaretPlace>();
  const [editorNumber, setEditorNumber] = useState(0);

  const isOneLine = textSchemaOf(address) === 'title';
  const content = classNames(styles['content'], isOneLine && styles['oneLine']);
  const isEditable = mayEdit && text.problems.length === 0;
  const isOpen = isEditable && (caret !== undefined || peers.length > 0);
  return (
    <div className={classNames(styles['text'], className)} data-news={isNews ? '' : undefined}>
      {isOpen ? (
        <EditorHost
          key={editorNumber}
          address={address}
          label={label}
          contentClass={content}
          caret={caret}
          peers={peers}
          onEnter={() => setCaret((current) => current ?? 'end')}
          onLeave={() => setCaret(undefined)}
          // What ended it is over: a new editor opens on what the document says now, or the guard shows the words.
          onEnd={() => setEditorNumber((number) => number + 1)}
        />
      ) : (
        <StaticField
          label={label}
          className={content}
          isEditable={isEditable}
          isOneLine={isOneLine}
          onEnter={(place) => flushSync(() => setCaret(place))}
        >
          <StaticText text={text} />
        </StaticField>
      )}
      {text.plainText === '' && (
        <p className={styles['ghost']} aria-hidden>
          {placeholder}
        </p>
      )}
      {mayEdit && text.problems.length > 0 && <Notice kind="care">{t('text.changeUnreadable')}</Notice>}
    </div>
  );
}

interface StaticFieldProps {
  readonly label: string;
  readonly className: string;
  readonly isEditable: boolean;
  readonly isOneLine: boolean;
  readonly onEnter: (place: CaretPlace) => void;
  readonly children: ReactNode;
}

/** Looks and sounds like the editor that it becomes when it is clicked or reached by keyboard. */
function StaticField({ label, className, isEditable, isOneLine, onEnter, children }: StaticFieldProps) {
  const pressed = useRef<{ x: number; y: number }>(undefined);
  if (!isEditable) return <div className={className}>{children}</div>;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keyboard enters by focus
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input holds no rich text
      role="textbox"
      tabIndex={0}
      aria-label={label}
      aria-multiline={!isOneLine}
      className={classNames(className, styles['editable'])}
      onMouseDown={(event) => {
        pressed.current = { x: event.clientX, y: event.clientY };
      }}
      // The mouse enters on release, so that words can be selected by dragging over them.
      onFocus={() => {
        if (pressed.current === undefined) onEnter('end');
      }}
      onClick={(event) => {
        const to = { x: event.clientX, y: event.clientY };
        onEnter({ from: pressed.current ?? to, to });
      }}
    >
      {children}
    </div>
  );
}
