import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Tabs } from '../ui/tabs.tsx';

/** The ways to look at the same records. There is one so far; a phone has no room for a choice of one. */
export function PlanViews({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Tabs
      label={t('views.label')}
      tabs={[{ id: 'plan', label: t('views.plan') }]}
      selected="plan"
      onSelect={() => {}}
    >
      {children}
    </Tabs>
  );
}
