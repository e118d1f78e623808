import { CircleCheck, CircleDashed, CloudUpload, TriangleAlert } from 'lucide-react';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { LibraryPlan } from '../../platform/plan-library.ts';
import type { PlanStanding } from '../../platform/plan-standing.ts';
import type { UnsentWork } from '../../platform/unsent-work.ts';
import { useAppShell } from '../../session/app-shell-context.ts';
import { useDevice } from '../../session/device.ts';
import { useBackupOf } from '../../session/use-backup-of.ts';
import { usePerson } from '../../session/use-person.ts';
import { useIsBackupDue, usePlanStanding } from '../../session/use-plan-standing.ts';
import { useReadable } from '../../session/use-readable.ts';
import { useFormat } from '../../strings/format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { BrandMark } from '../../ui/brand.tsx';
import { Button } from '../../ui/button.tsx';
import { latePart } from '../../ui/late-part.ts';
import { Notice } from '../../ui/notice.tsx';
import { CreatePlan } from './create-plan.tsx';
import { PasteInvitation } from './paste-invitation.tsx';

import pageStyles from '../../ui/page.module.css';
import styles from './plan-list.module.css';

/** The list is there first; what can be done with its entries comes a moment later. */
const PlanEntryMenu = latePart(
  async () => (await import('./plan-entry-menu.tsx')).PlanEntryMenu,
  () => <span className={styles['menuPlace']} />,
);

/** My plans: what is on this device, starting a plan, and joining one. `children`: what else can be done here. */
export function PlanListScreen({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <main className={pageStyles['page']} id="content" tabIndex={-1}>
      <title>{`${t('plans.title')} · ${t('app.name')}`}</title>
      <header className={pageStyles['intro']}>
        <p className={styles['wordmark']}>
          <BrandMark />
          {t('app.name')}
          <WhoIAm />
        </p>
        <h1 className={pageStyles['title']}>{t('plans.title')}</h1>
        <p className={styles['lead']}>{t('plans.what')}</p>
        <p className={styles['quiet']}>{t('plans.promise')}</p>
      </header>
      <Plans />
      <CreatePlan />
      <PasteInvitation />
      {children}
    </main>
  );
}

/** The way to one's own name, which is that of this device. */
function WhoIAm() {
  const { t } = useTranslation();
  const person = usePerson()?.known;
  return (
    <Link href="/me" className={styles['me']}>
      {person !== undefined && <Avatar name={person.displayName} colour={person.colour} />}
      <span>
        {person === undefined ? t('identity.title') : t('identity.link', { name: person.displayName })}
      </span>
    </Link>
  );
}

function Plans() {
  const { t } = useTranslation();
  const plans = useReadable(useDevice().library.plans);
  // While storage is out of order the notice above says so: "no plans" would be a lie then.
  if (plans.kind !== 'ready') return null;
  if (plans.plans.length === 0) return <p className={styles['quiet']}>{t('plans.empty')}</p>;
  return (
    <ul className={pageStyles['sheet']} aria-label={t('plans.listLabel')}>
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
  const standing = usePlanStanding(plan);
  const title = plan.title === '' ? t('plans.untitled') : plan.title;
  return (
    <div className={styles['entry']}>
      <Link href={`/plan/${plan.planId}/${plan.participantId}`} className={styles['plan']}>
        <span className={styles['planTitle']} dir="auto">
          {title}
        </span>
        <span className={styles['facts']}>
          <span>
            {hasJoined(plan)
              ? t('plans.as', { name: plan.displayName, role: t(`roles.${plan.role}`) })
              : plan.displayName}
          </span>
          <span>{t('plans.lastOpened', { when: format.moment(plan.lastOpened) })}</span>
          <PlanReach plan={plan} />
          {standing !== undefined && <Waiting unsent={standing.unsent} />}
          {standing !== undefined && <OfflineReadiness isWhole={standing.isWhole} />}
        </span>
      </Link>
      <PlanEntryMenu plan={plan} title={title} />
      <BackupDue plan={plan} standing={standing} />
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
  if (plan.shared) return null;
  return <span>{t(hasJoined(plan) ? 'plans.onlyHere' : 'plans.joining')}</span>;
}

function Waiting({ unsent }: { readonly unsent: UnsentWork }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { waiting: count, since, shelved } = unsent;
  return (
    <>
      {count > 0 && (
        <span className={styles['waiting']}>
          <CloudUpload aria-hidden size={16} />
          {since === undefined
            ? t('plans.waiting', { count })
            : t('plans.waitingSince', { count, when: format.moment(since) })}
        </span>
      )}
      {shelved > 0 && (
        <span className={styles['waiting']}>
          <TriangleAlert aria-hidden size={16} />
          {t('plans.shelved', { count: shelved })}
        </span>
      )}
    </>
  );
}

/** Whether the plan opens without a network, or the one thing that is missing for it. */
function OfflineReadiness({ isWhole }: Pick<PlanStanding, 'isWhole'>) {
  const { t } = useTranslation();
  const shell = useAppShell();
  const lacksShell = shell.kind !== 'ready-offline' && shell.kind !== 'update-waiting';
  if (!lacksShell && isWhole) {
    return (
      <span className={styles['ready']}>
        <CircleCheck aria-hidden size={16} />
        {t('plans.readyOffline')}
      </span>
    );
  }
  return (
    <span className={styles['missing']}>
      <CircleDashed aria-hidden size={16} />
      {t(`plans.notOffline.${lacksShell ? shell.kind : 'text'}`)}
    </span>
  );
}

interface BackupDueProps {
  readonly plan: LibraryPlan;
  readonly standing: PlanStanding | undefined;
}

/** Work that has waited for days is offered as a file: a device can be lost. */
function BackupDue({ plan, standing }: BackupDueProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { save, isBusy } = useBackupOf(plan);
  const since = standing?.unsent.unguardedSince;
  if (!useIsBackupDue(standing) || since === undefined) return null;
  return (
    <div className={styles['due']}>
      <Notice
        kind="care"
        actions={
          <Button disabled={isBusy} onClick={save}>
            {t('plan.backup')}
          </Button>
        }
      >
        {t('plans.backupDue', { when: format.moment(since) })}
      </Notice>
    </div>
  );
}
