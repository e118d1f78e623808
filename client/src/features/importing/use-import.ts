import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useReadable } from '../../session/use-readable.ts';
import { useFormat } from '../../strings/format.ts';
import { type BegunImport, begunImport, NOTHING_BEGUN, type Refusal } from './begun-import.ts';
import type { ImportKind } from './columns.ts';
import { decodeTable } from './decode-table.ts';
import { bodyOf, guessSettings, headingsOf, type ImportSettings } from './import-settings.ts';
import { findLearnerHeading } from './learner-records.ts';
import { type Delimiter, MOST_BYTES, readTable } from './read-table.ts';
import { type ReadyWords, readyWords } from './ready-words.ts';

/** The words by which tables are read, in the page's language. */
export function useTableWords(): ReadyWords {
  const { t } = useTranslation();
  const { locale } = useFormat();
  return useMemo(() => readyWords(t, locale), [t, locale]);
}

export interface ImportSteps {
  readonly begun: BegunImport;
  readonly chooseKind: (kind: ImportKind) => void;
  readonly write: (text: string) => void;
  readonly takeFile: (file: File) => Promise<void>;
  /** Takes the text apart, and goes on to its columns unless it is refused. */
  readonly read: (delimiter?: Delimiter) => void;
  readonly settle: (settings: Partial<ImportSettings>) => void;
  /** Writes into one cell of the table, which is a copy: what was pasted stays. */
  readonly mend: (at: number, column: number, text: string) => void;
  readonly goTo: (step: BegunImport['step']) => void;
  readonly clear: () => void;
}

/** `asked` is what it was opened for; what somebody has begun already goes first. */
export function useImport(words: ReadyWords, asked?: ImportKind): ImportSteps {
  const { entry } = useOpenPlan();
  const cell = begunImport(entry);
  useEffect(() => {
    const begun = cell.get();
    if (asked !== undefined && begun.text === '') cell.set({ ...begun, kind: asked });
  }, [cell, asked]);
  const begun = useReadable(cell);
  const change = (part: Partial<BegunImport>): void => cell.set({ ...cell.get(), ...part });
  const refuse = (refusal: Refusal): void => change({ step: 'source', refusal, read: undefined });
  return {
    begun,
    chooseKind: (kind) => change({ kind, read: undefined }),
    write: (text) => change({ text, fileName: undefined, refusal: undefined, read: undefined }),
    takeFile: async (file) => {
      const text = await textOf(file);
      if (typeof text === 'string')
        change({ text, fileName: file.name, refusal: undefined, read: undefined });
      else refuse(text);
    },
    read: (delimiter) => {
      const { text, kind } = cell.get();
      const result = readText(text, { kind, words, delimiter });
      if ('read' in result) change({ step: 'columns', refusal: undefined, ...result });
      // Nothing of a list of learners is kept, also not here.
      else if (result.why === 'learners') cell.set({ ...NOTHING_BEGUN, kind, refusal: result });
      else refuse(result);
    },
    settle: (settings) => {
      const { read } = cell.get();
      if (read !== undefined) change({ read: { ...read, settings: { ...read.settings, ...settings } } });
    },
    mend: (at, column, text) => {
      const { read } = cell.get();
      if (read === undefined) return;
      const cells = read.table.cells.map((row, index) => (index === at ? withCell(row, column, text) : row));
      change({ read: { ...read, table: { ...read.table, cells } } });
    },
    goTo: (step) => change({ step }),
    clear: () => cell.set({ ...NOTHING_BEGUN, kind: cell.get().kind }),
  };
}

async function textOf(file: File): Promise<string | Refusal> {
  // A file in two bytes a letter is twice as long.
  if (file.size > MOST_BYTES * 2) return { why: 'too-large' };
  try {
    const decoded = decodeTable(new Uint8Array(await file.arrayBuffer()));
    return decoded.kind === 'text' ? decoded.text : { why: decoded.kind };
  } catch {
    // It was moved or taken away since it was chosen.
    return { why: 'unreadable' };
  }
}

interface ReadRules {
  readonly kind: ImportKind;
  readonly words: ReadyWords;
  readonly delimiter: Delimiter | undefined;
}

function readText(text: string, { kind, words, delimiter }: ReadRules): Pick<BegunImport, 'read'> | Refusal {
  const reading = readTable(text, delimiter);
  if (reading.kind === 'refused') return reading;
  const { table } = reading;
  const settings = guessSettings(table, kind, words);
  const rows = bodyOf(table, settings.headings).map(({ cells }) => cells);
  const learner = Array.from({ length: (settings.headings ?? 0) + 1 }, (_, at) =>
    findLearnerHeading(headingsOf(table, at), rows, words),
  ).find((heading) => heading !== undefined);
  if (learner !== undefined) return { why: 'learners', heading: learner };
  return { read: { table, settings } };
}

function withCell(row: readonly string[], column: number, text: string): readonly string[] {
  const width = Math.max(row.length, column + 1);
  return Array.from({ length: width }, (_, at) => (at === column ? text.trim() : (row[at] ?? '')));
}
