import { type DragEvent, type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { Refusal } from './begun-import.ts';
import { IMPORT_KINDS } from './columns.ts';
import { MOST_COLUMNS, MOST_ROWS } from './read-table.ts';
import type { ImportSteps } from './use-import.ts';

import styles from './importing.module.css';

/** Where the table comes from, and what each row of it is. */
export function SourceStep({ steps }: { readonly steps: ImportSteps }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { begun, chooseKind, write, takeFile, read, goTo } = steps;
  function submit(event: FormEvent): void {
    event.preventDefault();
    // Whoever only looked back finds the columns, and what was mended, as they left them.
    if (begun.read === undefined) read();
    else goTo('columns');
  }
  function drop(event: DragEvent): void {
    const [file] = event.dataTransfer.files;
    if (file === undefined) return;
    event.preventDefault();
    void takeFile(file);
  }
  return (
    <div
      role="presentation"
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={drop}
    >
      <form className={styles['step']} onSubmit={submit}>
        <p className={styles['quiet']}>{t('import.what')}</p>
        <SelectField
          label={t('import.kind')}
          value={begun.kind}
          options={IMPORT_KINDS.map((kind) => ({ value: kind, label: t(`import.kinds.${kind}`) }))}
          onChange={chooseKind}
        />
        {begun.fileName === undefined ? (
          <TextArea
            label={t('import.paste')}
            help={t('import.pasteHelp', { rows: format.number(MOST_ROWS) })}
            value={begun.text}
            rows={6}
            spellCheck={false}
            onChange={write}
          />
        ) : (
          <p className={styles['held']}>
            <span>{t('import.fileHeld', { name: begun.fileName })}</span>
            <Button variant="quiet" onClick={() => write('')}>
              {t('import.noFile')}
            </Button>
          </p>
        )}
        {begun.refusal !== undefined && <Refused refusal={begun.refusal} />}
        <div className={styles['actions']}>
          <Button type="submit" variant="primary">
            {t('import.next')}
          </Button>
          <FileButton onFile={(file) => void takeFile(file)} />
        </div>
      </form>
    </div>
  );
}

function Refused({ refusal }: { readonly refusal: Refusal }) {
  const { t } = useTranslation();
  const format = useFormat();
  const numbers = { rows: format.number(MOST_ROWS), columns: MOST_COLUMNS };
  const heading = refusal.why === 'learners' ? refusal.heading : '';
  return <Notice kind="bad">{t(`import.refused.${refusal.why}`, { ...numbers, heading })}</Notice>;
}

function FileButton({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.showPicker()}>{t('import.file')}</Button>
      <span className={styles['quiet']}>{t('import.fileHelp')}</span>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('import.fileLabel')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // So that the same file can be chosen again.
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
