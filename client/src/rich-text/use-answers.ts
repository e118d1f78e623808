import {
  addGoal,
  addMeasure,
  addRecord,
  BLOCK_KINDS,
  type BlockKind,
  MENTION,
  type Plan,
  type PlanSnapshot,
  type RecordAddress,
} from '@holdfast/plan-model';
import type { Editor } from '@tiptap/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { matchWords } from '../session/match-words.ts';
import { useOpenPlan, useWholePlan } from '../session/open-plan-context.ts';
import { recordName } from '../session/record-name.ts';
import type { Trigger } from './trigger.ts';

/** One thing that can stand in place of a `/` or `@`. */
export interface Answer {
  readonly id: string;
  readonly label: string;
  /** What kind of thing it is, or how it is typed without the menu. */
  readonly hint: string;
  /** It fits whatever was typed, so it is never chosen before the person does: they may be writing a sentence. */
  readonly isForAnything?: boolean;
  readonly write: (editor: Editor, asked: Trigger) => void;
}

/** More are not read; who does not see theirs types another letter. */
const MOST = 8;

/** What answers a question: for `/` kinds of lines and new records, for `@` what stands in the plan. */
export function useAnswers({ char, query }: Trigger): readonly Answer[] {
  const { t } = useTranslation();
  const { plan, undo } = useOpenPlan();
  const snapshot = useWholePlan();
  const answers =
    char === '@'
      ? matchWords(recordAnswers(snapshot, t), query, SHOWN)
      : [...matchWords(lineAnswers(t), query, SHOWN), ...newRecordAnswers(plan, query.trim(), t)];
  return answers.map((answer) => ({
    ...answer,
    write(editor, asked) {
      // Taken back by itself: what was typed stands there again.
      undo.stopCapturing();
      answer.write(editor, asked);
      undo.stopCapturing();
    },
  }));
}

const SHOWN = { textOf: ({ label, hint }: Answer) => `${label} ${hint}`, most: MOST };

/** How a line becomes one of its kind by typing. */
const TYPED = { heading2: '##', heading3: '###', bullet: '-', ordered: '1.' } as const;

function lineAnswers(t: TFunction): readonly Answer[] {
  const answer = (kind: BlockKind | null): Answer => ({
    id: kind ?? 'plain',
    label: t(`text.lines.${kind ?? 'plain'}`),
    hint: kind === null ? '' : TYPED[kind],
    write: (editor, { from, to }) => editor.chain().focus().deleteRange({ from, to }).setKind(kind).run(),
  });
  return [...BLOCK_KINDS, null].map(answer);
}

/** What was typed becomes a record at the end of its section, and a reference stays here. */
function newRecordAnswers(plan: Plan, name: string, t: TFunction): readonly Answer[] {
  if (name === '') return [];
  const answer = (root: 'causes' | 'goals' | 'measures', add: () => RecordAddress): Answer => ({
    id: `new-${root}`,
    label: t(`text.newRecord.${root}`, { name }),
    hint: '',
    isForAnything: true,
    write: (editor, asked) => writeMention(editor, asked, add()),
  });
  return [
    answer('causes', () => ({
      root: 'causes',
      id: addRecord(plan, 'causes', { values: {}, texts: { statement: name } }),
    })),
    answer('goals', () => ({ root: 'goals', id: addGoal(plan, { statement: name }) })),
    answer('measures', () => ({ root: 'measures', id: addMeasure(plan, { title: name }) })),
  ];
}

function recordAnswers(plan: PlanSnapshot, t: TFunction): readonly Answer[] {
  const { actors, profiles, causes, goals, targets, outcomes, measures } = plan;
  const records: readonly RecordAddress[] = [
    ...actors.map(({ id }) => ({ root: 'actors', id }) as const),
    ...profiles.map(({ id }) => ({ root: 'profiles', id }) as const),
    ...causes.map(({ id }) => ({ root: 'causes', id }) as const),
    ...goals.map(({ id }) => ({ root: 'goals', id }) as const),
    ...measures.map(({ id }) => ({ root: 'measures', id }) as const),
    ...targets.map(({ id }) => ({ root: 'targets', id }) as const),
    ...outcomes.map(({ id }) => ({ root: 'outcomes', id }) as const),
  ];
  return records.map((record) => ({
    id: `${record.root}/${record.id}`,
    label: recordName(plan, record) || t(`kinds.${record.root}.untitled`),
    hint: t(`kinds.${record.root}.one`),
    write: (editor, asked) => writeMention(editor, asked, record),
  }));
}

function writeMention(editor: Editor, { from, to }: Trigger, { root, id }: RecordAddress): void {
  const content = [
    { type: MENTION, attrs: { type: root, id } },
    { type: 'text', text: ' ' },
  ];
  editor.chain().focus().insertContentAt({ from, to }, content).run();
}
