import type { FormEvent, ReactNode } from 'react';

import { Button } from '../ui/button.tsx';
import { ignoreSecondClick } from '../ui/ignore-second-click.ts';
import { leaveByEscape } from '../ui/leave-by-escape.ts';
import { useFocusIn } from '../ui/use-focus-in.ts';

import styles from './entries.module.css';

export interface EntryFormProps {
  readonly label: string;
  readonly saveLabel: string;
  readonly cancelLabel: string;
  /** It was asked for just now; what was found begun leaves the keyboard where it is. */
  readonly takesFocus?: boolean;
  readonly onSave: () => void;
  /** Escape leaves as well; the panel around it stays. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** A form in its place, which takes the keyboard. What is wrong in it is said by its fields, in our words. */
export function EntryForm({
  label,
  saveLabel,
  cancelLabel,
  takesFocus = true,
  onSave,
  onLeave,
  children,
}: EntryFormProps) {
  const form = useFocusIn<HTMLFormElement>(takesFocus);
  function save(event: FormEvent): void {
    event.preventDefault();
    onSave();
    // Once it is drawn what is wrong: there the keyboard goes on.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key comes from what is inside
    <form
      ref={form}
      className={styles['form']}
      aria-label={label}
      noValidate
      onSubmit={save}
      onKeyDown={leaveByEscape(onLeave)}
    >
      {children}
      <div className={styles['actions']}>
        {/* It goes, and what is below comes under the pointer. */}
        <Button type="submit" onClick={({ nativeEvent }) => ignoreSecondClick(nativeEvent)}>
          {saveLabel}
        </Button>
        <Button variant="quiet" onClick={onLeave}>
          {cancelLabel}
        </Button>
      </div>
    </form>
  );
}
