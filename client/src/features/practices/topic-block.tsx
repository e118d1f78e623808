import { addRecord, type PracticeSnapshot, type PracticeTopic } from '@holdfast/plan-model';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { InTurn } from '../../records/in-turn.tsx';
import { listKey, type RecordList } from '../../records/record-list.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { AddLine } from '../../ui/add-line.tsx';
import { PracticeItem } from './practice-item.tsx';

import styles from './practices.module.css';

export interface TopicBlockProps {
  readonly topic: PracticeTopic;
  readonly practices: readonly PracticeSnapshot[];
}

/** One point: what is done about it, or what it means as long as nothing is. */
export const TopicBlock = memo(function TopicBlock({ topic, practices }: TopicBlockProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const title = t(`practices.topics.${topic}.title`);
  return (
    <section className={styles['topic']} id={`practices-${topic}`} aria-label={title}>
      <h4 className={styles['topicTitle']}>{title}</h4>
      {practices.length === 0 && (
        <p className={styles['meaning']}>{t(`practices.topics.${topic}.meaning`)}</p>
      )}
      {practices.length === 0 && !mayEdit && <p className={styles['meaning']}>{t('practices.none')}</p>}
      {topic === 'keyWorker' && <p className={styles['rule']}>{t('practices.counts')}</p>}
      <PracticeList topic={topic} title={title} practices={practices} />
      {mayEdit && <AddPractice topic={topic} title={title} />}
    </section>
  );
});

interface PracticeListProps {
  readonly topic: PracticeTopic | null;
  readonly title: string;
  readonly practices: readonly PracticeSnapshot[];
}

export function PracticeList({ topic, title, practices }: PracticeListProps) {
  const list = useMemo((): RecordList => ({ root: 'practices', topic }), [topic]);
  return (
    <ul className={styles['list']} aria-label={title} data-list={listKey(list)}>
      {practices.map((practice, index) => (
        <InTurn key={practice.id} id={recordKey({ root: 'practices', id: practice.id })}>
          <PracticeItem practice={practice} number={index + 1} list={list} topic={title} />
        </InTurn>
      ))}
    </ul>
  );
}

function AddPractice({ topic, title }: { readonly topic: PracticeTopic; readonly title: string }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const draft = useLineDraft(`practices/${topic}`);
  const rules = useLineRules();
  return (
    <AddLine
      id={`add-practice-${topic}`}
      label={t('practices.add', { topic: title })}
      placeholder={t(`practices.topics.${topic}.example`)}
      addLabel={t('goals.addConfirm')}
      rules={rules}
      draft={draft}
      onAdd={(line) =>
        addRecord(plan, 'practices', { values: { topic, state: 'planned' }, texts: { title: line } })
      }
    />
  );
}
