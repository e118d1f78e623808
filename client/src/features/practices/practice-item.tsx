import { isUnreadable, type PracticeSnapshot } from '@holdfast/plan-model';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import type { RecordList } from '../../records/record-list.ts';
import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { PracticeSentence } from './practice-sentence.tsx';

import styles from './practices.module.css';

export interface PracticeItemProps {
  readonly practice: PracticeSnapshot;
  readonly number: number;
  readonly list: RecordList;
  /** What the list is called. */
  readonly topic: string;
}

/** One thing that a school does or will do: never a bare tick. */
export const PracticeItem = memo(function PracticeItem({ practice, number, list, topic }: PracticeItemProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const { id, title, note } = practice;
  const record = { root: 'practices', id } as const;
  return (
    <RecordRow record={record} list={list} className={styles['practice']}>
      <div className={styles['line']}>
        <h5 className={styles['title']}>
          {isUnreadable(title) ? (
            t('slots.unreadable')
          ) : (
            <PlanText
              address={{ ...record, field: 'title' }}
              text={title}
              label={t('practices.titleLabel', { topic, number })}
              placeholder={t('practices.titlePlaceholder')}
            />
          )}
        </h5>
        <RecordTools record={record} list={list} />
      </div>
      <PracticeSentence practice={practice} />
      {isUnreadable(note) && <p>{t('slots.unreadable')}</p>}
      {!isUnreadable(note) && (mayEdit || note.plainText !== '') && (
        <PlanText
          address={{ ...record, field: 'note' }}
          text={note}
          label={t('practices.noteLabel', { topic, number })}
          placeholder={t('practices.notePlaceholder')}
          className={styles['note']}
        />
      )}
    </RecordRow>
  );
});
