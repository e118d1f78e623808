import { OUTCOME_LEVELS, type OutcomeLevel, type OutcomeSnapshot, addRecord } from '@holdfast/plan-model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import '../../strings/why-strings.ts';
import { InTurn } from '../../records/in-turn.tsx';
import { listKey, type RecordList } from '../../records/record-list.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { AddLine } from '../../ui/add-line.tsx';
import { Section } from '../../ui/section.tsx';
import { OutcomeItem } from './outcome-item.tsx';

import styles from './outcomes.module.css';

/** What will be different: for learners, in the institution and in the system around it. */
export function Outcomes() {
  const { t } = useTranslation();
  const outcomes = usePlan((snapshot) => snapshot.outcomes);
  const unplaced = outcomes.filter(({ level }) => typeof level !== 'string');
  return (
    <Section id="outcomes" heading={t('sections.outcomes')} guidance={t('outcomes.guidance')}>
      {outcomes.length === 0 && <p className={styles['empty']}>{t('outcomes.empty')}</p>}
      <div className={styles['columns']}>
        {OUTCOME_LEVELS.map((level) => (
          <Column
            key={level}
            level={level}
            outcomes={outcomes.filter((outcome) => outcome.level === level)}
          />
        ))}
      </div>
      {unplaced.length > 0 && <Column level={null} outcomes={unplaced} />}
    </Section>
  );
}

interface ColumnProps {
  /** Null for those whose level is not said, or cannot be read: what stands in a plan must be in sight. */
  readonly level: OutcomeLevel | null;
  readonly outcomes: readonly OutcomeSnapshot[];
}

function Column({ level, outcomes }: ColumnProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const list = useMemo((): RecordList => ({ root: 'outcomes', level }), [level]);
  const name = level === null ? t('outcomes.unplaced') : t(`outcomes.columns.${level}`);
  return (
    <section className={styles['column']} aria-label={name}>
      <h3 className={styles['columnName']}>{name}</h3>
      <ul className={styles['list']} aria-label={name} data-list={listKey(list)}>
        {outcomes.map((outcome, index) => (
          <InTurn key={outcome.id} id={recordKey({ root: 'outcomes', id: outcome.id })}>
            <OutcomeItem outcome={outcome} list={list} column={name} number={index + 1} />
          </InTurn>
        ))}
      </ul>
      {mayEdit && level !== null && <AddOutcome level={level} name={name} />}
    </section>
  );
}

function AddOutcome({ level, name }: { readonly level: OutcomeLevel; readonly name: string }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const draft = useLineDraft(`outcomes/${level}`);
  const rules = useLineRules();
  return (
    <AddLine
      id={`add-outcome-${level}`}
      label={t('outcomes.addTo', { column: name })}
      placeholder={t(`outcomes.examples.${level}`)}
      addLabel={t('goals.addConfirm')}
      rules={rules}
      draft={draft}
      onAdd={(statement) => addRecord(plan, 'outcomes', { values: { level }, texts: { statement } })}
    />
  );
}
