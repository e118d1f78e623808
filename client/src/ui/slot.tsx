import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';

import { classNames } from './class-names.ts';
import { beginDraft, endDraft, isChangedMeanwhile, type SlotDraft, type SlotRules } from './slot-draft.ts';
import { usePageHide } from './use-page-hide.ts';

import styles from './slot.module.css';

export interface SlotField<Draft> {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly describedBy: string;
  readonly isInvalid: boolean;
}

export interface SlotProps<Value, Draft, Written extends Value> {
  /** The accessible name of the words as a button: what it is, and the value. */
  readonly buttonLabel: string;
  readonly value: Value;
  readonly shown: string;
  /** Nothing is known yet, or what stands there cannot be read. */
  readonly isGap: boolean;
  readonly mayEdit: boolean;
  readonly rules: SlotRules<Value, Draft, Written>;
  readonly onCommit: (value: Written) => void;
  /** What is wrong with a draft that was given in and means nothing. */
  readonly problemOf: (draft: Draft) => string;
  /** What to say while another's value stands where mine is being typed. */
  readonly meanwhile: string;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** Whose hands are on it. */
  readonly marks?: ReactNode;
  readonly children: (field: SlotField<Draft>) => ReactNode;
}

/**
 * A value inside a sentence: words until it is pressed, then a field; Enter or leaving gives it in, Escape does not.
 * Until then what is typed is in the field and nowhere else, so that a page that goes out of sight gives it in too, as
 * leaving would; what means nothing yet, or stands against another's value, waits in the field for its person.
 */
export function Slot<Value, Draft, Written extends Value>(props: SlotProps<Value, Draft, Written>) {
  const { value, rules, onCommit, onOpenChange, marks } = props;
  const id = useId();
  const [slot, setSlot] = useState<SlotDraft<Value, Draft>>();

  function open(): void {
    setSlot(beginDraft(rules, value));
    onOpenChange?.(true);
  }
  function close(): void {
    setSlot(undefined);
    onOpenChange?.(false);
  }
  function end(how: 'leave' | 'enter'): void {
    if (slot === undefined) return;
    const outcome = endDraft(rules, slot, { current: value, how });
    if (outcome.kind === 'keep') {
      setSlot(outcome.slot);
      return;
    }
    close();
    if (outcome.kind === 'write') onCommit(outcome.value);
  }
  /** Keeps the field open for whoever comes back: what was given in is then what the draft begins from. */
  function save(): void {
    if (slot === undefined) return;
    const outcome = endDraft(rules, slot, { current: value, how: 'leave' });
    if (outcome.kind !== 'write') return;
    setSlot({ ...slot, startedFrom: outcome.value });
    onCommit(outcome.value);
  }
  usePageHide(save);
  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') end('enter');
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  if (!props.mayEdit) return <SlotWords shown={props.shown} isGap={props.isGap} />;
  if (slot === undefined) {
    return (
      <span className={styles['wrap']}>
        <button
          type="button"
          className={classNames(styles['slot'], props.isGap && styles['gap'])}
          aria-label={props.buttonLabel}
          onClick={open}
        >
          <bdi>{props.shown}</bdi>
        </button>
        {marks}
      </span>
    );
  }
  const isOverwritten = isChangedMeanwhile(rules, slot, value);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys come from the field inside
    <span
      className={styles['editing']}
      onKeyDown={handleKey}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) end('leave');
      }}
    >
      {props.children({
        draft: slot.draft,
        onDraft: (draft) => setSlot({ ...slot, draft, isRejected: false }),
        describedBy: id,
        isInvalid: slot.isRejected,
      })}
      <span id={id} role="alert" className={styles['message']}>
        {slot.isRejected && props.problemOf(slot.draft)}
        {!slot.isRejected && isOverwritten && props.meanwhile}
      </span>
      {marks}
    </span>
  );
}

function SlotWords({ shown, isGap }: { readonly shown: string; readonly isGap: boolean }) {
  return <bdi className={classNames(styles['words'], isGap && styles['gap'])}>{shown}</bdi>;
}
