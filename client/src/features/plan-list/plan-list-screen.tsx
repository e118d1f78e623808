import { CloudUpload } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { LibraryPlan } from '../../platform/plan-library.ts';
import { useDevice } from '../../session/device.ts';
import { useReadable } from '../../session/use-readable.ts';
import { useWaitingChanges } from '../../session/use-waiting-changes.ts';
import { useFormat } from '../../strings/format.ts';
import { BrandMark } from '../../ui/brand.tsx';
import { CreatePlan } from './create-plan.tsx';
import { PasteInvitation } from './paste-invitation.tsx';

import styles from './plan-list.module.css';

/** The list is there first; what can be done with its entries comes a moment later. */
const PlanEntryMenu = lazy(async () => ({ default: (await import('./plan-entry-menu.tsx')).PlanEntryMenu }));

/** My plans: what is on this device, starting a plan, and joining one. */
export function PlanListScreen() {
  const { t } = useTranslation();
  return (
    <main className={styles['page']} id="content" tabIndex={-1}>
      <title>{`${t('plans.title')} · ${t('app.name')}`}</title>
      <header className={styles['intro']}>
        <p className={styles['wordmark']}>
          <BrandMark />
          {t('app.name')}
        </p>
        <h1 className={styles['title']}>{t('plans.title')}</h1>
        <p className={styles['lead']}>{t('plans.what')}</p>
        <p className={styles['quiet']}>{t('plans.promise')}</p>
      </header>
      <Plans />
      <CreatePlan />
      <PasteInvitation />
    </main>
  );
}

function Plans() {
  const { t } = useTranslation();
  const plans = useReadable(useDevice().library.plans);
  // While storage is out of order the notice above says so: "no plans" would be a lie then.
  if (plans.kind !== 'ready') return null;
  if (plans.plans.length === 0) return <p className={styles['quiet']}>{t('plans.empty')}</p>;
  return (
    <ul className={styles['sheet']} aria-label={t('plans.listLabel')}>
      {plans.plans.map((plan) => (
        <li key={`${plan.planId}/${plan.participantId}`} className={styles['item']}>
          <PlanEntry plan={plan} />
        </li>
      ))}
    </ul>
  );
}

function PlanEntry({ plan }: { readonly plan: LibraryPlan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = plan.title === '' ? t('plans.untitled') : plan.title;
  return (
    <div className={styles['entry']}>
      <Link href={`/plan/${plan.planId}/${plan.participantId}`} className={styles['plan']}>
        <span className={styles['planTitle']} dir="auto">
          {title}
        </span>
        <span className={styles['facts']}>
          <span dir="auto">
            {hasJoined(plan)
              ? t('plans.as', { name: plan.displayName, role: t(`roles.${plan.role}`) })
              : plan.displayName}
          </span>
          <span>{t('plans.lastOpened', { when: format.moment(plan.lastOpened) })}</span>
          <PlanReach plan={plan} />
        </span>
      </Link>
      <Suspense fallback={<span className={styles['menuPlace']} />}>
        <PlanEntryMenu plan={plan} title={title} />
      </Suspense>
    </div>
  );
}

/** Until the relay has let someone in, their role is a guess. */
function hasJoined({ shared, entry }: LibraryPlan): boolean {
  return shared || entry.kind === 'created';
}

/** Where the plan is besides this device, in words. */
function PlanReach({ plan }: { readonly plan: LibraryPlan }) {
  const { t } = useTranslation();
  switch (plan.removed) {
    case 'unknown-plan':
      return <span>{t('plans.removedUnknown')}</span>;
    case 'no-right':
      return <span>{t('plans.removedNoRight')}</span>;
    case 'invitation-invalid':
      return <span className={styles['waiting']}>{t('plans.removedInvitation')}</span>;
    case undefined:
  }
  if (!plan.shared) {
    return <span>{t(hasJoined(plan) ? 'plans.onlyHere' : 'plans.joining')}</span>;
  }
  return <Waiting plan={plan} />;
}

function Waiting({ plan }: { readonly plan: LibraryPlan }) {
  const { t } = useTranslation();
  const count = useWaitingChanges(plan);
  if (count === 0) return null;
  return (
    <span className={styles['waiting']}>
      <CloudUpload aria-hidden size={16} />
      {t('plans.waiting', { count })}
    </span>
  );
}
