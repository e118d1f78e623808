import { Ban, CircleCheck, type LucideIcon, OctagonAlert, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { choiceWords } from '../../session/place-words.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox } from '../../ui/check-box.tsx';
import { classNames } from '../../ui/class-names.ts';
import { columnsOf, type ColumnRule, type ImportField } from './columns.ts';
import { fieldTitle } from './field-title.ts';
import type { JoinedRow } from './join-plan.ts';
import { FindingList, MendCell } from './mend-cell.tsx';
import type { ImportPreview } from './read-import.ts';
import type { Table } from './read-table.ts';

import styles from './importing.module.css';

export interface PreviewTableProps {
  readonly table: Table;
  readonly preview: ImportPreview;
  readonly onMend: (at: number, column: number, text: string) => void;
}

/** So many rows are looked at in one go. */
const ROWS_AT_ONCE = 50;

const FATES = {
  add: { icon: CircleCheck, tone: 'good' },
  update: { icon: RefreshCw, tone: 'good' },
  skip: { icon: Ban, tone: 'quiet' },
  out: { icon: OctagonAlert, tone: 'bad' },
} as const satisfies Record<JoinedRow['fate'], { readonly icon: LucideIcon; readonly tone: string }>;

interface ShownColumn {
  readonly field: ImportField;
  readonly rule: ColumnRule;
  readonly column: number;
}

/** The rows as they would come in, with what is to be said of them at the cell that it is about. */
export function PreviewTable({ table, preview, onMend }: PreviewTableProps) {
  const { t } = useTranslation();
  const hasFindings = preview.rows.some(({ findings }) => findings.length > 0);
  const [isFiltered, setFiltered] = useState(hasFindings);
  const [most, setMost] = useState(ROWS_AT_ONCE);
  // What somebody mends stays where they are, also when nothing is left to be said of it.
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  const isMended = ({ reading }: JoinedRow): boolean => mended.has(String(reading.at));
  const rows = isFiltered
    ? preview.rows.filter((row) => row.findings.length > 0 || isMended(row))
    : preview.rows;
  const columns = columnsOf(preview.settings.kind)
    .map(([field, rule]) => ({ field, rule, column: preview.settings.mapping.indexOf(field) }))
    .filter(({ column }) => column >= 0)
    .sort((a, b) => a.column - b.column);
  return (
    <>
      <CheckBox isChecked={isFiltered} onChange={setFiltered}>
        {t('import.onlyFindings')}
      </CheckBox>
      {rows.length === 0 ? (
        <p className={styles['quiet']}>{t('import.nothingToLookAt')}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled, by keyboard too
        <section className={styles['scroll']} aria-label={t('import.table')} tabIndex={0}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('import.row')}</th>
                {columns.map(({ field }) => (
                  <th key={field} scope="col">
                    {fieldTitle(field, t)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, most).map((row) => (
                <PreviewRow
                  key={row.reading.at}
                  row={row}
                  cells={table.cells[row.reading.at] ?? []}
                  columns={columns}
                  mended={mended}
                  onMend={(column, text) => {
                    const at = row.reading.at;
                    setMended((before) => new Set([...before, String(at), `${at}/${column}`]));
                    onMend(at, column, text);
                  }}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {rows.length > most && (
        <Button variant="quiet" onClick={() => setMost(most + ROWS_AT_ONCE)}>
          {t('import.more')}
        </Button>
      )}
    </>
  );
}

interface PreviewRowProps {
  readonly row: JoinedRow;
  readonly cells: readonly string[];
  readonly columns: readonly ShownColumn[];
  readonly mended: ReadonlySet<string>;
  readonly onMend: (column: number, text: string) => void;
}

function PreviewRow({ row, cells, columns, mended, onMend }: PreviewRowProps) {
  const { t } = useTranslation();
  const { at } = row.reading;
  const { icon: Icon, tone } = FATES[row.fate];
  const shown = new Set<number | undefined>(columns.map(({ column }) => column));
  const ofRow = row.findings.filter(({ column }) => !shown.has(column));
  return (
    <tr>
      <th scope="row" data-label={t('import.row')}>
        <span className={styles['number']}>{at + 1}</span>{' '}
        <span className={classNames(styles['fate'], styles[tone])}>
          <Icon aria-hidden size={16} />
          {t(`import.fate.${row.fate}`)}
        </span>
        {ofRow.length > 0 && <FindingList findings={ofRow} />}
      </th>
      {columns.map(({ field, rule, column }) => {
        const findings = row.findings.filter((each) => each.column === column);
        const text = cells[column] ?? '';
        const isOpen = findings.length > 0 || mended.has(`${at}/${column}`);
        return (
          <td key={field} data-label={fieldTitle(field, t)} data-empty={text === '' && !isOpen}>
            {isOpen ? (
              <MendCell
                field={field}
                rule={rule}
                row={at + 1}
                text={text}
                findings={findings}
                onMend={(next) => onMend(column, next)}
              />
            ) : (
              <span dir="auto">{rule.as === 'choice' ? readWords(row, field, text) : text}</span>
            )}
          </td>
        );
      })}
    </tr>
  );

  /** A choice in the words of the page, so that one sees as what it was read. */
  function readWords({ reading }: JoinedRow, field: ImportField, text: string): string {
    const value = reading.values[field];
    return typeof value === 'string' ? choiceWords(value, t) : text;
  }
}
