import { addMeasure } from '@holdfast/plan-model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { BringInTable } from '../../records/bring-in-table.tsx';
import { FilteredNote } from '../../records/filtered-note.tsx';
import { InTurn } from '../../records/in-turn.tsx';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { AddLine } from '../../ui/add-line.tsx';
import { Afterwards } from '../../ui/afterwards.tsx';
import { latePart } from '../../ui/late-part.ts';
import { Section } from '../../ui/section.tsx';
import { MeasureItem } from './measure-item.tsx';

import styles from './measures.module.css';

/** Most plans say nothing of money, and whoever reads what is done asks for it last. */
const SetAside = latePart(async () => (await import('./set-aside.tsx')).SetAside);

/** What the community will do. */
export function Measures() {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const all = usePlan((snapshot) => snapshot.measures);
  const measures = useMemo(() => all.filter(({ type }) => type !== 'staffSupport'), [all]);
  const draft = useLineDraft('measures');
  const rules = useLineRules();
  return (
    <Section id="measures" heading={t('sections.measures')} guidance={t('measures.guidance')}>
      {measures.length === 0 && <p className={styles['empty']}>{t('measures.empty')}</p>}
      <ul className={styles['list']} aria-label={t('sections.measures')} data-list="measures">
        {measures.map((measure, index) => (
          <InTurn key={measure.id} id={recordKey({ root: 'measures', id: measure.id })}>
            <MeasureItem measure={measure} number={index + 1} />
          </InTurn>
        ))}
      </ul>
      <Afterwards>
        <SetAside />
      </Afterwards>
      <FilteredNote root="measures" ids={measures.map(({ id }) => id)} />
      {mayEdit && (
        <AddLine
          id="add-measure"
          label={t('measures.add')}
          placeholder={t('measures.addPlaceholder')}
          addLabel={t('goals.addConfirm')}
          rules={rules}
          draft={draft}
          onAdd={(title) => addMeasure(plan, { title })}
        />
      )}
      {measures.length === 0 && <BringInTable kind="measures" />}
    </Section>
  );
}
