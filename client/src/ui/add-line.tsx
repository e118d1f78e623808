import { isBlank } from '@holdfast/base';
import { Plus } from 'lucide-react';
import { type FormEvent, type RefObject, useId, useRef } from 'react';

import { Button } from './button.tsx';
import { ignoreSecondClick } from './ignore-second-click.ts';

import styles from './add-line.module.css';

/** The words in the line; whoever holds them keeps them when the page ends. */
export interface LineDraft {
  readonly text: string;
  readonly setText: (text: string) => void;
}

export interface AddLineProps {
  readonly label: string;
  readonly placeholder: string;
  readonly addLabel: string;
  /** Only where what is added cannot be longer. A longer line is not cut: it says so, and waits. */
  readonly limit?: { readonly length: number; readonly problem: string };
  readonly draft: LineDraft;
  /** For whoever leads people to this line. */
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly onAdd: (text: string) => void;
}

/** One line and Enter: how anything is added to a list. */
export function AddLine({ label, placeholder, addLabel, limit, draft, inputRef, onAdd }: AddLineProps) {
  const { text, setText } = draft;
  const own = useRef<HTMLInputElement>(null);
  const input = inputRef ?? own;
  const id = useId();
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const isTooLong = limit !== undefined && line.length > limit.length;

  function add(event: FormEvent): void {
    event.preventDefault();
    if (isBlank(line) || isTooLong) return;
    onAdd(line);
    setText('');
    // The button goes with the words; the next line is written here.
    input.current?.focus();
  }

  return (
    <form className={styles['add']} onSubmit={add}>
      <Plus aria-hidden size={18} className={styles['icon']} />
      <input
        ref={input}
        className={styles['input']}
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        aria-invalid={isTooLong}
        aria-describedby={isTooLong ? id : undefined}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {!isBlank(text) && (
        <Button type="submit" onClick={(event) => ignoreSecondClick(event.nativeEvent)}>
          {addLabel}
        </Button>
      )}
      {isTooLong && (
        <p className={styles['problem']} id={id} role="alert">
          {limit.problem}
        </p>
      )}
    </form>
  );
}
