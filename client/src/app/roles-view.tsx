import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { RoleList } from '../features/roles/role-list.tsx';
import { RoleMatrix } from '../features/roles/role-matrix.tsx';
import { usePlan } from '../session/open-plan-context.ts';
import { useShown } from '../session/shown-records.ts';
import { useIsPhone } from '../ui/use-media.ts';

import styles from './plan-views.module.css';

/** Who does what, with the whole page for it. What was dropped is nobody's work. */
export function RolesView({ empty }: { readonly empty: ReactNode }) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const actors = usePlan((plan) => plan.actors);
  const measures = useShown(
    'measures',
    usePlan((plan) => plan.measures),
  ).filter(({ status }) => status !== 'dropped');
  if (measures.length === 0) return empty;
  if (actors.length === 0) return <p className={styles['nothing']}>{t('measures.nobodyListed')}</p>;
  return (
    <section className={styles['roles']} aria-label={t('sections.roles')}>
      <h2 className="visually-hidden">{t('sections.roles')}</h2>
      {isPhone ? <RoleList measures={measures} /> : <RoleMatrix measures={measures} actors={actors} />}
    </section>
  );
}
