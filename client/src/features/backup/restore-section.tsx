import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { latePart } from '../../ui/late-part.ts';

import styles from './backup.module.css';

/** What a file is made of, and what becomes of it: loaded with the first file. */
const RestoreDialog = latePart(async () => (await import('./restore-dialog.tsx')).RestoreDialog);

/** Brings back what a backup file holds. */
export function RestoreSection() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  return (
    <section className={styles['section']}>
      <Button variant="quiet" onClick={() => openPicker(input.current)}>
        {t('restore.open')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('restore.file')}
        onChange={(event) => {
          setFile(event.currentTarget.files?.[0]);
          // So that the same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      {file !== undefined && <RestoreDialog file={file} onClose={() => setFile(undefined)} />}
    </section>
  );
}

/**
 * A click by the program would be taken for one of a screen reader, for which a dialog waits with the focus until nothing
 * on the page moves any more; a transition that is broken off can keep it waiting for ever.
 */
function openPicker(field: HTMLInputElement | null): void {
  if (field === null) return;
  if ('showPicker' in field) field.showPicker();
  // Browsers before 2022.
  else (field as HTMLInputElement).click();
}
