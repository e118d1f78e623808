import { isUnreadable, type PlanSnapshot } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../session/open-plan-context.ts';
import { titleLine } from '../session/plan-session.ts';

/** Turns the key under which someone stands in a field into the name of that place. */
export function usePlaceName(): (place: string) => string | undefined {
  const { t } = useTranslation();
  const plan = usePlan((snapshot) => snapshot);
  return (place) => {
    if (place === 'title') return t('plan.titleLabel');
    if (place === 'vision') return t('plan.vision');
    const [root, id] = place.split('/');
    if (root === 'goals') return goalName(plan, id) || t('goals.untitled');
    if (root === 'targets') return targetName(plan, id) || t('targets.untitled');
    return undefined;
  };
}

function goalName({ goals }: PlanSnapshot, id: string | undefined): string {
  const statement = goals.find((goal) => goal.id === id)?.statement;
  return statement === undefined || isUnreadable(statement) ? '' : titleLine(statement.plainText);
}

function targetName({ targets, indicatorsById }: PlanSnapshot, id: string | undefined): string {
  const indicatorId = targets.find((target) => target.id === id)?.indicatorId;
  if (indicatorId === undefined || isUnreadable(indicatorId)) return '';
  const name = indicatorsById.get(indicatorId)?.name;
  return name === undefined || isUnreadable(name) ? '' : name;
}
