import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { LibraryPlan } from '../../platform/plan-library.ts';
import { Menu } from '../../ui/menu.tsx';
import { RemovalQuestion } from './removal-question.tsx';
import { useRemoval } from './use-removal.ts';

export interface PlanEntryMenuProps {
  readonly plan: LibraryPlan;
  /** What the plan is called in the list. */
  readonly title: string;
}

/** What can be done with a plan in the list besides opening it. */
export function PlanEntryMenu({ plan, title }: PlanEntryMenuProps) {
  const { t } = useTranslation();
  const removal = useRemoval({ plan, title });
  return (
    <>
      <Menu
        label={t('plans.actions', { title })}
        icon={<Ellipsis aria-hidden size={20} />}
        items={() => [{ id: 'remove', label: t('plans.remove'), onAction: () => void removal.begin() }]}
      />
      <RemovalQuestion plan={plan} title={title} removal={removal} />
    </>
  );
}
