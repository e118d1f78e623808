import { Plus } from 'lucide-react';
import { type FormEvent, type RefObject, useRef } from 'react';

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
  /** Only where what is added cannot be longer: the browser cuts what is pasted beyond it. */
  readonly maxLength?: number;
  readonly draft: LineDraft;
  /** For whoever leads people to this line. */
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly onAdd: (text: string) => void;
}

/** One line and Enter: how anything is added to a list. */
export function AddLine({ label, placeholder, addLabel, maxLength, draft, inputRef, onAdd }: AddLineProps) {
  const { text, setText } = draft;
  const own = useRef<HTMLInputElement>(null);
  const input = inputRef ?? own;

  function add(event: FormEvent): void {
    event.preventDefault();
    const line = text.replaceAll(/\s+/gu, ' ').trim();
    if (line === '') return;
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
        maxLength={maxLength}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() !== '' && (
        <Button type="submit" onClick={(event) => ignoreSecondClick(event.nativeEvent)}>
          {addLabel}
        </Button>
      )}
    </form>
  );
}
