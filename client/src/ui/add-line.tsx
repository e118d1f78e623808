import { isBlank } from '@holdfast/base';
import { Plus } from 'lucide-react';
import { type FormEvent, type RefObject, useId, useRef, useState } from 'react';

import { Button } from './button.tsx';
import { ignoreSecondClick } from './ignore-second-click.ts';

import styles from './add-line.module.css';

/** The words in the line; whoever holds them keeps them when the page ends. */
export interface LineDraft {
  readonly text: string;
  readonly setText: (text: string) => void;
}

/** What may be added, and what is said of a line that may not: it is not cut and not taken away, it waits. */
export interface LineRules {
  readonly maxLength: number;
  readonly tooLong: string;
  /** For a line of spaces, or of what nobody can see. */
  readonly blank: string;
}

export interface AddLineProps {
  /** Where links of the page lead. */
  readonly id?: string;
  readonly label: string;
  readonly placeholder: string;
  readonly addLabel: string;
  readonly rules: LineRules;
  readonly draft: LineDraft;
  /** For whoever leads people to this line. */
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly onAdd: (text: string) => void;
  /** Whether somebody stands in the line. */
  readonly onHand?: (isOn: boolean) => void;
}

/** One line and Enter: how anything is added to a list. */
export function AddLine({
  id: inputId,
  label,
  placeholder,
  addLabel,
  rules,
  draft,
  inputRef,
  onAdd,
  onHand,
}: AddLineProps) {
  const { text, setText } = draft;
  const own = useRef<HTMLInputElement>(null);
  const input = inputRef ?? own;
  const id = useId();
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const [wasGivenInBlank, setGivenInBlank] = useState(false);
  const isTooLong = line.length > rules.maxLength;
  // Nothing at all is no mistake: Enter in an empty line is how one finds out that it is one.
  const isGivenInBlank = wasGivenInBlank && text !== '' && isBlank(text);
  const problem = isTooLong ? rules.tooLong : isGivenInBlank && rules.blank;

  function add(event: FormEvent): void {
    event.preventDefault();
    setGivenInBlank(isBlank(line));
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
        id={inputId}
        ref={input}
        className={styles['input']}
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        aria-invalid={problem !== false}
        aria-describedby={problem === false ? undefined : id}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
        onFocus={() => onHand?.(true)}
        onBlur={() => onHand?.(false)}
      />
      {!isBlank(text) && (
        <Button type="submit" onClick={(event) => ignoreSecondClick(event.nativeEvent)}>
          {addLabel}
        </Button>
      )}
      {problem !== false && (
        <p className={styles['problem']} id={id} role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
