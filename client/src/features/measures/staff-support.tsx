import { addMeasure, type MeasureSnapshot } from '@holdfast/plan-model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import '../../strings/do-strings.ts';
import '../../strings/places-strings.ts';
import { FilteredNote } from '../../records/filtered-note.tsx';
import { InTurn } from '../../records/in-turn.tsx';
import { listKey } from '../../records/record-list.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { useFormat } from '../../strings/format.ts';
import { AddLine } from '../../ui/add-line.tsx';
import { Section } from '../../ui/section.tsx';
import { MeasureItem, type MeasureLook } from './measure-item.tsx';
import { staffGaps } from './staff-gaps.ts';
import { StaffSentence } from './staff-sentence.tsx';

import styles from './measures.module.css';

const STAFF: MeasureLook = { list: { root: 'measures', isForStaff: true }, Sentence: StaffSentence };

/** How those who teach, train and help are helped themselves. */
export function StaffSupport() {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const all = usePlan((snapshot) => snapshot.measures);
  const measures = useMemo(() => all.filter(({ type }) => type === 'staffSupport'), [all]);
  const draft = useLineDraft('staff');
  const rules = useLineRules();
  return (
    <Section id="staff" heading={t('sections.staff')} guidance={t('staff.guidance')}>
      {measures.length === 0 && <p className={styles['empty']}>{t('staff.empty')}</p>}
      <ul className={styles['list']} aria-label={t('sections.staff')} data-list={listKey(STAFF.list)}>
        {measures.map((measure, index) => (
          <InTurn key={measure.id} id={recordKey({ root: 'measures', id: measure.id })}>
            <MeasureItem measure={measure} number={index + 1} look={STAFF} />
          </InTurn>
        ))}
      </ul>
      <FilteredNote root="measures" ids={measures.map(({ id }) => id)} />
      {mayEdit && (
        <AddLine
          id="add-staff"
          label={t('staff.add')}
          placeholder={t('staff.addPlaceholder')}
          addLabel={t('goals.addConfirm')}
          rules={rules}
          draft={draft}
          onAdd={(title) => addMeasure(plan, { title, type: 'staffSupport' })}
        />
      )}
      {measures.length > 0 && <Gaps measures={measures} />}
    </Section>
  );
}

/** What is not there yet, said and not ticked off. */
function Gaps({ measures }: { readonly measures: readonly MeasureSnapshot[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kinds, audiences, topics } = staffGaps(measures);
  const list = (words: readonly string[]): string => format.list(words);
  const sentences = [
    kinds.length > 0 &&
      t('staff.gaps.kinds', {
        count: kinds.length,
        kinds: list(kinds.map((each) => t(`places.values.${each}`))),
      }),
    audiences.length > 0 &&
      t('staff.gaps.audiences', { audiences: list(audiences.map((each) => t(`places.values.${each}`))) }),
    topics.length > 0 &&
      t('staff.gaps.topics', { topics: list(topics.map((each) => t(`places.values.${each}`))) }),
  ].filter((sentence) => sentence !== false);
  return sentences.length === 0 ? null : <p className={styles['gaps']}>{sentences.join(' ')}</p>;
}
