import { ChevronDown, ListFilter } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../session/open-plan-context.ts';
import { openView, PLAN_VIEWS, usePlanView } from '../session/plan-view.ts';
import { useFiltered } from '../session/shown-records.ts';
import { Button } from '../ui/button.tsx';
import { latePart } from '../ui/late-part.ts';
import { PickMenu } from '../ui/pick-menu.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useIsPhone } from '../ui/use-media.ts';

import styles from './plan-views.module.css';

const FilterBar = latePart(async () => (await import('../features/filters/filter-bar.tsx')).FilterBar);

/** The ways to look at the same records, and what of them is shown. */
export function PlanViews({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const view = usePlanView();
  const isPhone = useIsPhone();
  const [isFiltering, setFiltering] = useState(false);
  const { shown, passedOver } = useFiltered();
  const isFilterShown = isFiltering || shown !== undefined || passedOver > 0;
  // A plan that has nothing yet has nothing to choose from, and a phone no room to say so.
  const isEmpty = usePlan((plan) => plan.measures.length === 0 && plan.targets.length === 0);
  const isBare = isPhone && isEmpty && view === 'plan' && !isFilterShown;
  const filter = (
    <Button variant="quiet" aria-expanded={isFilterShown} onClick={() => setFiltering(!isFiltering)}>
      <ListFilter aria-hidden size={18} />
      {t('views.filter')}
    </Button>
  );
  return (
    <Tabs
      label={t('views.label')}
      tabs={PLAN_VIEWS.map((id) => ({ id, label: t(`views.${id}`) }))}
      selected={view}
      onSelect={openView}
      beside={isBare ? undefined : filter}
      instead={isBare ? null : isPhone ? <ViewMenu /> : undefined}
    >
      {isFilterShown && <FilterBar />}
      {children}
    </Tabs>
  );
}

/** On a phone: the view that is open, which lists the others. */
function ViewMenu() {
  const { t } = useTranslation();
  const view = usePlanView();
  return (
    <PickMenu
      label={t('views.button', { view: t(`views.${view}`) })}
      mode="single"
      options={PLAN_VIEWS.map((id) => ({ id, label: t(`views.${id}`) }))}
      picked={[view]}
      onPick={([next]) => next !== undefined && openView(next)}
      className={styles['menu']}
    >
      {t(`views.${view}`)}
      <ChevronDown aria-hidden size={18} />
    </PickMenu>
  );
}
