import { areSayable, type EntryKey } from '@holdfast/plan-model';
import { type FormEvent, type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useLineDraft } from '../session/use-line-draft.ts';
import { Button } from '../ui/button.tsx';
import { useTakeFocus } from '../ui/use-take-focus.ts';
import { WordsField } from './words-field.tsx';

import styles from './entries.module.css';

export interface HideFormProps {
  readonly entry: EntryKey;
  readonly onHide: (reason: string) => void;
  /** Whoever shows the form leads the focus back. What was begun is kept on this device. */
  readonly onCancel: () => void;
}

/** Asks a facilitator for the reason, which everybody reads, before something goes from the eyes of others. */
export function HideForm({ entry, onHide, onCancel }: HideFormProps) {
  const { t } = useTranslation();
  const { text, setText } = useLineDraft(`hide/${entry}`);
  const field = useRef<HTMLTextAreaElement>(null);
  useTakeFocus(field);
  const reason = text.trim();
  const mayHide = areSayable([reason]);
  function hide(event: FormEvent): void {
    event.preventDefault();
    if (!mayHide) return;
    onHide(reason);
    setText('');
  }
  function handleKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) hide(event);
    if (event.key !== 'Escape') return;
    // The panel stays.
    event.stopPropagation();
    onCancel();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys come from what is inside
    <form className={styles['note']} onSubmit={hide} onKeyDown={handleKey}>
      <WordsField label={t('talk.hideReason')} areaRef={field} value={text} onChange={setText} />
      <div className={styles['actions']}>
        <Button type="submit" disabled={!mayHide}>
          {t('talk.hide')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('talk.cancel')}
        </Button>
      </div>
    </form>
  );
}
