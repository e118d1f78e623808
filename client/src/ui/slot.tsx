import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useState } from 'react';

import { classNames } from './class-names.ts';
import {
  beginDraft,
  endDraft,
  isChangedMeanwhile,
  isKeptTooLong,
  keepDraft,
  resumeDraft,
  type SlotDraft,
  type SlotRules,
} from './slot-draft.ts';
import { usePageHide } from './use-page-hide.ts';

import styles from './slot.module.css';

export interface SlotField<Draft> {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly describedBy: string;
  readonly isInvalid: boolean;
  /** Whether the field was asked for, and not found open. */
  readonly takesFocus: boolean;
}

/** Holds a draft beyond the page; empty when there is none. */
export interface DraftKeeper {
  readonly read: () => string;
  readonly write: (kept: string) => void;
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
  /** What to say of a draft that may be read in two ways, while it is typed. */
  readonly remarkOn?: (draft: Draft) => string | undefined;
  /** What to say while another's value stands where mine is being typed. */
  readonly meanwhile: string;
  readonly keeper: DraftKeeper;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** By which others find it, to lead a person there. */
  readonly place?: string;
  /** Whose hands are on it. */
  readonly marks?: ReactNode;
  /** Somebody has changed it since the person was last here. */
  readonly isNews?: boolean;
  readonly children: (field: SlotField<Draft>) => ReactNode;
}

/**
 * A value inside a sentence: words until it is pressed, then a field; Enter or leaving gives it in, Escape does not.
 * Until then what is typed is in the field and with its keeper, who gives it back to the page that comes after this
 * one. A page that goes out of sight gives it in too, as leaving would; what means nothing yet, or stands against
 * another's value, waits in the field for its person.
 */
export function Slot<Value, Draft, Written extends Value>(props: SlotProps<Value, Draft, Written>) {
  const { value, rules, mayEdit, marks } = props;
  const id = useId();
  const { slot, refusal, wasPressed, isLeftByKey, open, change, end, handleKey } = useSlot(props);
  const news = props.isNews === true ? '' : undefined;
  if (!mayEdit) {
    return (
      <bdi
        className={classNames(styles['words'], props.isGap && styles['gap'])}
        data-news={news}
        data-place={props.place}
      >
        {props.shown}
      </bdi>
    );
  }
  if (slot === undefined) {
    return (
      <span className={styles['wrap']} data-news={news} data-place={props.place}>
        <button
          type="button"
          className={classNames(styles['slot'], props.isGap && styles['gap'])}
          aria-label={props.buttonLabel}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a key that ended the field leaves its person where they were
          autoFocus={isLeftByKey}
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
        onDraft: (draft) => change({ ...slot, draft, isRejected: false }),
        describedBy: id,
        isInvalid: slot.isRejected,
        takesFocus: wasPressed,
      })}
      <span id={id} role="alert" className={styles['message']}>
        {slot.isRejected && (refusal ?? props.problemOf(slot.draft))}
        {!slot.isRejected && isOverwritten && props.meanwhile}
      </span>
      <output className={styles['remark']}>
        {!slot.isRejected && !isOverwritten && props.remarkOn?.(slot.draft)}
      </output>
      {marks}
    </span>
  );
}

/** The field's life: how it is opened, typed in, given in and left. */
function useSlot<Value, Draft, Written extends Value>(props: SlotProps<Value, Draft, Written>) {
  const { value, rules, mayEdit, keeper, onCommit, onOpenChange } = props;
  const [slot, setSlot] = useState(() => resumeDraft(rules, keeper.read(), value));
  const [wasPressed, setPressed] = useState(false);
  const [isLeftByKey, setLeftByKey] = useState(false);
  /** What was wrong with a draft that is forgotten. */
  const [refusal, setRefusal] = useState<string>();
  const forgetIfOver = useEffectEvent(() => {
    // Not where it is only shown: that may be an earlier version of what the draft is for.
    const isGivenIn = slot === undefined && mayEdit;
    const isTooLong = rules.reachOf !== undefined && isKeptTooLong(rules, keeper.read());
    if (isGivenIn || isTooLong) keeper.write('');
  });
  useEffect(() => forgetIfOver(), []);

  function open(): void {
    setPressed(true);
    setLeftByKey(false);
    setSlot(beginDraft(rules, value));
    onOpenChange?.(true);
  }
  function change(next: SlotDraft<Draft>): void {
    setSlot(next);
    setRefusal(undefined);
    keeper.write(keepDraft(rules, next));
  }
  function close(): void {
    setSlot(undefined);
    keeper.write('');
    onOpenChange?.(false);
  }
  function end(how: 'leave' | 'enter'): void {
    if (slot === undefined) return;
    const outcome = endDraft(rules, slot, { current: value, how });
    if (outcome.kind === 'keep') {
      const isForgotten = outcome.slot.isRejected && rules.reachOf?.(slot.draft) === 'nowhere';
      setSlot(isForgotten ? { ...outcome.slot, draft: slot.startedFrom } : outcome.slot);
      setRefusal(isForgotten ? props.problemOf(slot.draft) : undefined);
      return;
    }
    // Should the plan not take it, it is still in the field and in the draft.
    if (outcome.kind === 'write') onCommit(outcome.value);
    close();
  }
  /**
   * Keeps the field open for whoever comes back: what was given in is then what the draft begins from. The keeper has it
   * still, since a page that ends may not come to write the plan.
   */
  function save(): void {
    if (slot === undefined || !mayEdit) return;
    const outcome = endDraft(rules, slot, { current: value, how: 'leave' });
    if (outcome.kind !== 'write') return;
    const givenIn = rules.toDraft(outcome.value);
    setSlot({ ...slot, startedFrom: givenIn });
    keeper.write(keepDraft(rules, { ...slot, givenIn }));
    onCommit(outcome.value);
  }
  usePageHide(save);
  function handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    setLeftByKey(true);
    if (event.key === 'Enter') end('enter');
    else close();
    event.preventDefault();
    event.stopPropagation();
  }
  return { slot, refusal, wasPressed, isLeftByKey, open, change, end, handleKey };
}
