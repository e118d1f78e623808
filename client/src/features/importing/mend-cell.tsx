import { CircleAlert, Info } from 'lucide-react';
import { type ChangeEvent, type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { choiceWords } from '../../session/place-words.ts';
import { useFormat } from '../../strings/format.ts';
import type { ColumnRule, ImportField } from './columns.ts';
import { fieldTitle } from './field-title.ts';
import { findingWords } from './finding-words.ts';
import type { Finding } from './finding.ts';

import styles from './importing.module.css';

export interface MendCellProps {
  readonly field: ImportField;
  readonly rule: ColumnRule;
  /** As the person counts. */
  readonly row: number;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly onMend: (text: string) => void;
}

/** A cell of which something is to be said: what it is, and a place to write it otherwise. */
export function MendCell({ field, rule, row, text, findings, onMend }: MendCellProps) {
  const { t } = useTranslation();
  const id = useId();
  const links = {
    'aria-label': t('import.mend', { field: fieldTitle(field, t), row }),
    'aria-invalid': findings.some(({ severity }) => severity === 'error'),
    'aria-describedby': id,
  };
  return (
    <>
      {rule.as === 'choice' ? (
        <ChoiceField rule={rule} text={text} links={links} onMend={onMend} />
      ) : (
        // Another text from elsewhere is another field: what was typed was for the one before.
        <WordsField key={text} text={text} links={links} onMend={onMend} />
      )}
      <FindingList id={id} findings={findings} />
    </>
  );
}

interface FieldLinks {
  readonly 'aria-label': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

interface MendFieldProps {
  readonly text: string;
  readonly links: FieldLinks;
  readonly onMend: (text: string) => void;
}

/** Given in by Enter and by leaving it; Escape takes back what was typed. */
function WordsField({ text, links, onMend }: MendFieldProps) {
  const [draft, setDraft] = useState(text);
  // A field of one line would join the last word of a line to the first of the next.
  const Field = text.includes('\n') ? 'textarea' : 'input';
  return (
    <Field
      {...links}
      className={styles['mend']}
      dir="auto"
      value={draft}
      onChange={(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
        setDraft(event.currentTarget.value)
      }
      onBlur={() => {
        if (draft.trim() !== text) onMend(draft);
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape' && draft !== text) {
          event.stopPropagation();
          setDraft(text);
        } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
          event.preventDefault();
          if (draft.trim() !== text) onMend(draft);
        }
      }}
    />
  );
}

interface ChoiceFieldProps extends MendFieldProps {
  readonly rule: ColumnRule & { readonly as: 'choice' };
}

function ChoiceField({ rule, text, links, onMend }: ChoiceFieldProps) {
  const { t } = useTranslation();
  const isKnown = rule.choices.includes(text);
  return (
    <select
      {...links}
      className={styles['mend']}
      value={text}
      onChange={(event) => onMend(event.currentTarget.value)}
    >
      {!isKnown && <option value={text}>{text === '' ? t('import.noFill') : text}</option>}
      {rule.choices.map((choice) => (
        <option key={choice} value={choice}>
          {choiceWords(choice, t)}
        </option>
      ))}
    </select>
  );
}

export function FindingList({
  id,
  findings,
}: {
  readonly id?: string;
  readonly findings: readonly Finding[];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul id={id} className={styles['findings']}>
      {findings.map((finding) => {
        const words = findingWords(finding, { t, format });
        const Icon = finding.severity === 'error' ? CircleAlert : Info;
        return (
          <li key={words} className={styles[finding.severity]}>
            <Icon aria-hidden size={16} />
            <span>{words}</span>
          </li>
        );
      })}
    </ul>
  );
}
