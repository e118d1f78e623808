import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';

import { Button } from './button.tsx';

import styles from './add-line.module.css';

export interface AddLineProps {
  readonly label: string;
  readonly placeholder: string;
  readonly addLabel: string;
  /** Only where what is added cannot be longer: the browser cuts what is pasted beyond it. */
  readonly maxLength?: number;
  readonly onAdd: (text: string) => void;
}

/** One line and Enter: how anything is added to a list. */
export function AddLine({ label, placeholder, addLabel, maxLength, onAdd }: AddLineProps) {
  const [text, setText] = useState('');

  function add(event: FormEvent): void {
    event.preventDefault();
    const line = text.replaceAll(/\s+/gu, ' ').trim();
    if (line === '') return;
    onAdd(line);
    setText('');
  }

  return (
    <form className={styles['add']} onSubmit={add}>
      <Plus aria-hidden size={18} className={styles['icon']} />
      <input
        className={styles['input']}
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={maxLength}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() !== '' && <Button type="submit">{addLabel}</Button>}
    </form>
  );
}
