import { useTranslation } from 'react-i18next';

import { useFormat } from '../../strings/format.ts';
import { SelectField } from '../../ui/select-field.tsx';
import type { NamedRoot } from './columns.ts';
import { fieldTitle } from './field-title.ts';
import type { ImportSettings } from './import-settings.ts';
import type { DayOrder } from './read-date.ts';
import type { ImportPreview, Question } from './read-import.ts';
import type { DecimalSign } from './read-number.ts';

import styles from './importing.module.css';

export interface PreviewQuestionsProps {
  readonly preview: ImportPreview;
  readonly onSettle: (settings: Partial<ImportSettings>) => void;
}

/** What is asked once for all rows, instead of at each of them. */
export function PreviewQuestions({ preview, onSettle }: PreviewQuestionsProps) {
  const { questions, settings } = preview;
  return (
    <>
      {questions.map((question) => (
        <ColumnQuestion key={question.field} question={question} settings={settings} onSettle={onSettle} />
      ))}
      <NewNames preview={preview} onSettle={onSettle} />
      <Duplicates preview={preview} onSettle={onSettle} />
    </>
  );
}

interface ColumnQuestionProps {
  readonly question: Question;
  readonly settings: ImportSettings;
  readonly onSettle: (settings: Partial<ImportSettings>) => void;
}

function ColumnQuestion({ question, settings, onSettle }: ColumnQuestionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { field, text, said } = question;
  const words = { field: fieldTitle(field, t), text };
  const notSaid = { value: '', label: t('import.notSaid') } as const;
  if (said.kind === 'eitherDate') {
    return (
      <SelectField<DayOrder | ''>
        label={t('import.dayOrder', words)}
        value=""
        options={[
          notSaid,
          { value: 'day-first', label: format.day(said.dayFirst) },
          { value: 'month-first', label: format.day(said.monthFirst) },
        ]}
        onChange={(order) => {
          if (order !== '') onSettle({ dayOrders: { ...settings.dayOrders, [field]: order } });
        }}
      />
    );
  }
  const decimalIs: DecimalSign = text.includes(',') ? 'comma' : 'point';
  const thousandsIs: DecimalSign = decimalIs === 'comma' ? 'point' : 'comma';
  return (
    <SelectField<DecimalSign | ''>
      label={t('import.decimalSign', words)}
      value=""
      options={[
        notSaid,
        { value: thousandsIs, label: format.number(said.thousands) },
        { value: decimalIs, label: format.number(said.decimal) },
      ]}
      onChange={(sign) => {
        if (sign !== '') onSettle({ signs: { ...settings.signs, [field]: sign } });
      }}
    />
  );
}

/** So many names are read in a sentence. */
const NAMES_SHOWN = 6;

function NewNames({ preview, onSettle }: PreviewQuestionsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { newNames, settings, rows } = preview;
  const isLeaving = settings.unknownNames === 'leave';
  const isAny =
    newNames.length > 0 ||
    (isLeaving && rows.some(({ findings }) => findings.some(({ said }) => said.kind === 'leftName')));
  if (!isAny) return null;
  const roots = [...new Set(newNames.map(({ root }) => root))];
  return (
    <div className={styles['question']}>
      <p>
        <strong>{t('import.newNames')}</strong>
      </p>
      {roots.length > 0 && (
        <ul className={styles['names']}>
          {roots.map((root) => (
            <li key={root}>{t(`import.newOf.${root}`, { names: namesOf(root) })}</li>
          ))}
        </ul>
      )}
      <SelectField
        label={t('import.unknown')}
        value={settings.unknownNames}
        options={[
          { value: 'add', label: t('import.unknownAdd') },
          { value: 'leave', label: t('import.unknownLeave') },
        ]}
        onChange={(unknownNames) => onSettle({ unknownNames })}
      />
    </div>
  );

  function namesOf(root: NamedRoot): string {
    const names = newNames.filter((each) => each.root === root).map(({ name }) => name);
    if (names.length <= NAMES_SHOWN) return format.list(names);
    const shown = names.slice(0, NAMES_SHOWN).join(', ');
    return t('import.namesMore', { names: shown, count: names.length - NAMES_SHOWN });
  }
}

function Duplicates({ preview, onSettle }: PreviewQuestionsProps) {
  const { t } = useTranslation();
  const { rows, settings } = preview;
  const isAny = rows.some(({ findings }) =>
    findings.some(({ said }) => said.kind === 'inPlan' || said.kind === 'inTable'),
  );
  if (!isAny) return null;
  const choices =
    settings.kind === 'measurements' ? (['skip', 'update', 'add'] as const) : (['skip', 'add'] as const);
  return (
    <SelectField
      label={t('import.duplicates')}
      value={settings.duplicates}
      options={choices.map((value) => ({ value, label: t(`import.duplicatesChoice.${value}`) }))}
      onChange={(duplicates) => onSettle({ duplicates })}
    />
  );
}
