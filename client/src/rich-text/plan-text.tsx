import {
  type FragmentAddress,
  fragmentKey,
  parseRecordAddress,
  type RecordAddress,
  type TextSnapshot,
  textSchemaOf,
} from '@holdfast/plan-model';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';

import { goToRecord } from '../session/plan-panel.ts';
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

/** Beyond it a title is remarked on and taken all the same: a paste must not be lost to a rule. */
const LONG_TITLE = 300;

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
  const followed = useFollowedReference(caret !== undefined);
  const place = useRef<HTMLDivElement>(null);
  const field = useRef<RestingField>(null);

  /** The keyboard stays here: Tab goes on, Enter or a letter comes in again. Where others write there is only the place. */
  function rest(): void {
    flushSync(() => setCaret(undefined));
    if (field.current !== null) field.current.rest();
    else if (place.current !== null) {
      place.current.tabIndex = -1;
      place.current.focus({ preventScroll: true });
    }
  }

  const isOneLine = textSchemaOf(address) === 'title';
  const content = classNames(styles['content'], isOneLine && styles['oneLine']);
  const isEditable = mayEdit && text.problems.length === 0;
  const isOpen = isEditable && (caret !== undefined || peers.length > 0);
  return (
    <div
      ref={place}
      className={classNames(styles['text'], className)}
      data-text={fragmentKey(address)}
      data-news={isNews ? '' : undefined}
      onMouseDownCapture={followed.press}
      onClickCapture={followed.release}
    >
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
          onDone={rest}
          // What ended it is over: a new editor opens on what the document says now, or the guard shows the words.
          onEnd={() => setEditorNumber((number) => number + 1)}
        />
      ) : (
        <StaticField
          ref={field}
          label={label}
          className={content}
          isEditable={isEditable}
          isOneLine={isOneLine}
          onEnter={(place) => flushSync(() => setCaret(place))}
        >
          <StaticText text={text} isEditable={isEditable} />
        </StaticField>
      )}
      {text.plainText === '' && (
        <p className={styles['ghost']} aria-hidden>
          {placeholder}
        </p>
      )}
      {mayEdit && isOneLine && text.plainText.length > LONG_TITLE && (
        <output className={styles['long']}>{t('text.longTitle')}</output>
      )}
      {mayEdit && text.problems.length > 0 && <Notice kind="care">{t('text.changeUnreadable')}</Notice>}
    </div>
  );
}

interface RestingField {
  /** Takes the focus without becoming an editor. */
  readonly rest: () => void;
}

interface StaticFieldProps {
  readonly ref: Ref<RestingField>;
  readonly label: string;
  readonly className: string;
  readonly isEditable: boolean;
  readonly isOneLine: boolean;
  readonly onEnter: (place: CaretPlace) => void;
  readonly children: ReactNode;
}

/** Looks and sounds like the editor that it becomes when it is clicked or reached by keyboard. */
function StaticField({ ref, label, className, isEditable, isOneLine, onEnter, children }: StaticFieldProps) {
  const pressed = useRef<{ x: number; y: number }>(undefined);
  const own = useRef<HTMLDivElement>(null);
  const isResting = useRef(false);
  useImperativeHandle(ref, () => ({
    rest: () => {
      isResting.current = true;
      own.current?.focus({ preventScroll: true });
    },
  }));
  if (!isEditable) return <div className={className}>{children}</div>;
  return (
    <div
      ref={own}
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
        if (pressed.current === undefined && !isResting.current) onEnter('end');
      }}
      onKeyDown={(event) => {
        if (!isToWrite(event)) return;
        // Enter is the way in. A letter is not taken from whoever goes on typing: the editor has it.
        if (event.key === 'Enter') event.preventDefault();
        onEnter('end');
      }}
      // A mouse that was let go elsewhere has selected words; whoever comes back by keyboard comes to write.
      onBlur={() => {
        pressed.current = undefined;
        isResting.current = false;
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

function isToWrite({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key === 'Enter' || key === 'Backspace' || key.length === 1) && !ctrlKey && !metaKey && !altKey;
}

/**
 * Whoever presses a reference in a text in which they do not write goes to what it names. What is pressed may be drawn anew
 * before it is let go, as when somebody else comes into the text or leaves it: the record counts, and not the element.
 */
function useFollowedReference(isWriting: boolean) {
  const pressed = useRef<RecordAddress>(undefined);
  function press(event: MouseEvent): void {
    pressed.current = isWriting ? undefined : mentionAt(event.target);
    // The editor in which others are seen would take the caret.
    if (pressed.current !== undefined) event.preventDefault();
  }
  function release(event: MouseEvent): void {
    const record = pressed.current;
    pressed.current = undefined;
    const under = document.elementFromPoint(event.clientX, event.clientY);
    if (record === undefined || under === null || mentionAt(under)?.id !== record.id) return;
    event.stopPropagation();
    goToRecord(record);
  }
  return { press, release };
}

/** The record of the reference that was pressed. */
function mentionAt(target: EventTarget): RecordAddress | undefined {
  const mention = target instanceof Element ? target.closest<HTMLElement>('[data-mention]') : null;
  const [root = '', id = ''] = mention?.dataset['mention']?.split('/') ?? [];
  return parseRecordAddress(root, id);
}
