import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { choiceWords } from '../../session/place-words.ts';
import { lineOf } from '../../session/record-name.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { columnsOf, type ImportField } from './columns.ts';
import { fieldTitle } from './field-title.ts';
import { bodyOf, headingsOf, type ImportSettings } from './import-settings.ts';
import { guessMapping } from './map-columns.ts';
import { DELIMITERS, type Table } from './read-table.ts';
import type { ReadyWords } from './ready-words.ts';
import type { ImportSteps } from './use-import.ts';

import styles from './importing.module.css';

export interface ColumnsStepProps {
  readonly table: Table;
  readonly settings: ImportSettings;
  readonly words: ReadyWords;
  readonly steps: ImportSteps;
}

/** What each column holds: guessed by its heading, and corrected by the person. */
export function ColumnsStep({ table, settings, words, steps }: ColumnsStepProps) {
  const { t } = useTranslation();
  const needed = columnsOf(settings.kind).filter(([, rule]) => rule.isNeeded === true);
  const without = needed.map(([field]) => field).filter((field) => !settings.mapping.includes(field));
  const isSaid = (field: ImportField): boolean => settings.fills[field] !== undefined;
  const [missing] = without.filter((field) => !isSaid(field));
  // What was said for empty cells goes on to be seen where a column has been found for the others.
  const filled = needed.map(([field]) => field).filter((field) => without.includes(field) || isSaid(field));
  return (
    <>
      <Layout table={table} settings={settings} words={words} steps={steps} />
      <ColumnList table={table} settings={settings} onMapping={(mapping) => steps.settle({ mapping })} />
      {filled.map((field) => (
        <FillField key={field} field={field} settings={settings} steps={steps} />
      ))}
      {missing !== undefined && (
        <Notice kind="care">{t('import.fieldMissing', { field: fieldTitle(missing, t) })}</Notice>
      )}
      <div className={styles['actions']}>
        <Button variant="primary" disabled={missing !== undefined} onClick={() => steps.goTo('preview')}>
          {t('import.next')}
        </Button>
        <Button onClick={() => steps.goTo('source')}>{t('import.back')}</Button>
      </div>
    </>
  );
}

const DELIMITER_NAMES = { '\t': 'tab', ';': 'semicolon', ',': 'comma' } as const;
const NO_HEADINGS = 'none';
/** Nobody puts headings lower; further down they are rows. */
const HEADINGS_OFFERED = 10;

/** Where the headings are, and what parts the columns. */
function Layout({ table, settings, words, steps }: ColumnsStepProps) {
  const { t } = useTranslation();
  const rows = Array.from({ length: Math.min(HEADINGS_OFFERED, table.cells.length) }, (_, at) => String(at));
  return (
    <div className={styles['pair']}>
      <SelectField
        label={t('import.headings')}
        value={settings.headings === undefined ? NO_HEADINGS : String(settings.headings)}
        options={[
          ...rows.map((at) => ({ value: at, label: t('import.headingsRow', { row: Number(at) + 1 }) })),
          { value: NO_HEADINGS, label: t('import.noHeadings') },
        ]}
        onChange={(value) => {
          const headings = value === NO_HEADINGS ? undefined : Number(value);
          const mapping = guessMapping(headingsOf(table, headings), settings.kind, words);
          steps.settle({ headings, mapping });
        }}
      />
      <SelectField
        label={t('import.delimiter')}
        value={table.delimiter}
        options={DELIMITERS.map((value) => ({
          value,
          label: t(`import.delimiters.${DELIMITER_NAMES[value]}`),
        }))}
        onChange={steps.read}
      />
    </div>
  );
}

interface ColumnListProps {
  readonly table: Table;
  readonly settings: ImportSettings;
  readonly onMapping: (mapping: ImportSettings['mapping']) => void;
}

function ColumnList({ table, settings, onMapping }: ColumnListProps) {
  const { t } = useTranslation();
  const headings = headingsOf(table, settings.headings);
  const first = bodyOf(table, settings.headings).slice(0, 20);
  function choose(column: number, field: ImportField | undefined): void {
    // One column for each field: what held it before is not for the plan.
    onMapping(
      headings.map((_, at) => {
        if (at === column) return field;
        const held = settings.mapping[at];
        return held === field ? undefined : held;
      }),
    );
  }
  return (
    <ul className={styles['columns']}>
      {headings.map((heading, column) => {
        const name = columnName(heading, column, t);
        const values = first.map(({ cells }) => cells[column] ?? '').filter((cell) => cell !== '');
        return (
          // oxlint-disable-next-line react/no-array-index-key -- columns are told apart by where they stand
          <li key={column} className={styles['column']}>
            <div>
              <strong dir="auto">{name}</strong>
              <p className={styles['sample']}>
                {values.length === 0
                  ? t('import.noValues')
                  : t('import.firstValues', { values: values.slice(0, 3).join(' · ') })}
              </p>
            </div>
            <FieldSelect
              label={t('import.field', { column: name })}
              settings={settings}
              field={settings.mapping[column]}
              onField={(field) => choose(column, field)}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** A, B, … Z, AA, AB, as a spreadsheet calls them. */
function columnName(heading: string, column: number, t: TFunction): string {
  const letters = (at: number): string =>
    (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
  const letter = letters(column);
  return heading === '' ? t('import.column', { letter }) : t('import.columnNamed', { letter, heading });
}

interface FieldSelectProps {
  readonly label: string;
  readonly settings: ImportSettings;
  readonly field: ImportField | undefined;
  readonly onField: (field: ImportField | undefined) => void;
}

function FieldSelect({ label, settings, field, onField }: FieldSelectProps) {
  const { t } = useTranslation();
  const columns = columnsOf(settings.kind);
  return (
    <select
      className={styles['select']}
      aria-label={label}
      value={field ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget;
        onField(columns.find(([each]) => each === value)?.[0]);
      }}
    >
      <option value="">{t('import.leaveOut')}</option>
      {columns.map(([each, rule]) => {
        const words = fieldTitle(each, t);
        return (
          <option key={each} value={each}>
            {rule.isNeeded === true ? t('import.needed', { field: words }) : words}
          </option>
        );
      })}
    </select>
  );
}

interface FillFieldProps {
  readonly field: ImportField;
  readonly settings: ImportSettings;
  readonly steps: ImportSteps;
}

/** What no column holds and every row needs, said once for all of them: one of a few words, or an indicator. */
function FillField({ field, settings, steps }: FillFieldProps) {
  const { t } = useTranslation();
  const indicators = usePlan((plan) => plan.indicators);
  const rule = columnsOf(settings.kind).find(([each]) => each === field)?.[1];
  const options =
    rule?.as === 'choice'
      ? rule.choices.map((value) => ({ value, label: choiceWords(value, t) }))
      : rule?.as === 'indicator'
        ? indicators.flatMap(({ name }) =>
            lineOf(name) === '' ? [] : { value: lineOf(name), label: lineOf(name) },
          )
        : [];
  if (options.length === 0) return null;
  return (
    <SelectField
      label={t('import.fill', { field: fieldTitle(field, t) })}
      value={settings.fills[field] ?? ''}
      options={[{ value: '', label: t('import.noFill') }, ...options]}
      onChange={(value) => {
        const { [field]: _was, ...others } = settings.fills;
        steps.settle({ fills: value === '' ? others : { ...others, [field]: value } });
      }}
    />
  );
}
