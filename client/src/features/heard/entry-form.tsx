import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { useFocusIn } from './use-focus-in.ts';

import styles from './heard.module.css';

export interface EntryFormProps {
  readonly label: string;
  readonly onSave: () => void;
  /** Escape leaves as well; the panel around it stays. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** A form in its place, which takes the keyboard. What is wrong in it is said by its fields, in our words. */
export function EntryForm({ label, onSave, onLeave, children }: EntryFormProps) {
  const { t } = useTranslation();
  const form = useFocusIn<HTMLFormElement>();
  function save(event: FormEvent): void {
    event.preventDefault();
    onSave();
  }
  function leave(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onLeave();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key comes from what is inside
    <form
      ref={form}
      className={styles['form']}
      aria-label={label}
      noValidate
      onSubmit={save}
      onKeyDown={leave}
    >
      {children}
      <div className={styles['actions']}>
        <Button type="submit">{t('heard.form.save')}</Button>
        <Button variant="quiet" onClick={onLeave}>
          {t('heard.form.cancel')}
        </Button>
      </div>
    </form>
  );
}
