import type { PlanSnapshot, RecordAddress } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { usePlanView } from '../../session/plan-view.ts';
import { useIsHiddenIn } from '../../session/shown-records.ts';
import { latePart } from '../../ui/late-part.ts';
import { ActorDetails } from './actor-details.tsx';
import { GoalDetails } from './goal-details.tsx';
import { IndicatorDetails } from './indicator-details.tsx';
import { MeasureDetails } from './measure-details.tsx';
import { MeasurementDetails } from './measurement-details.tsx';
import { Origin } from './origin.tsx';
import { PracticeDetails } from './practice-details.tsx';
import { TargetDetails } from './target-details.tsx';

import styles from './details.module.css';

const HiddenHere = latePart(async () => (await import('./hidden-here.tsx')).HiddenHere);
const WhyDetails = latePart(async () => (await import('./why-details.tsx')).WhyDetails);

/** What is known of one record besides what stands in its place in the plan. */
export function Details({ record }: { readonly record: RecordAddress }) {
  const { t } = useTranslation();
  const found = usePlan((plan) => findRecord(plan, record));
  const isHidden = useIsHiddenIn(usePlanView(), record);
  if (found === undefined) return <p className={styles['quiet']}>{t('details.missing')}</p>;
  const isRemoved = typeof found.archivedAt === 'number';
  return (
    <>
      {isRemoved && <p className={styles['quiet']}>{t('details.removed')}</p>}
      {!isRemoved && isHidden && <HiddenHere />}
      <KindDetails record={record} />
      <Origin createdAt={found.createdAt} createdBy={found.createdBy} />
    </>
  );
}

function findRecord(plan: PlanSnapshot, { root, id }: RecordAddress) {
  const records: ReadonlyMap<string, PlanSnapshot['goals'][number] | Common> = plan[`${root}ById`];
  return records.get(id);
}

type Common = Pick<PlanSnapshot['goals'][number], 'createdAt' | 'createdBy' | 'archivedAt'>;

function KindDetails({ record }: { readonly record: RecordAddress }) {
  switch (record.root) {
    case 'goals':
      return <GoalDetails id={record.id} />;
    case 'targets':
      return <TargetDetails id={record.id} />;
    case 'actors':
      return <ActorDetails id={record.id} />;
    case 'measures':
      return <MeasureDetails id={record.id} />;
    case 'indicators':
      return <IndicatorDetails id={record.id} />;
    case 'measurements':
      return <MeasurementDetails id={record.id} />;
    case 'practices':
      return <PracticeDetails id={record.id} />;
    case 'causes':
    case 'evidence':
    case 'profiles':
    case 'outcomes':
      return <WhyDetails record={record} />;
    case 'milestones':
    case 'assessments':
    case 'evaluations':
    case 'reviews':
      return null;
  }
}
