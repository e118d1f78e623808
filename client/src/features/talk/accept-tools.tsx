import {
  acceptSuggestion,
  type AcceptWay,
  doublingOf,
  keepOneAcceptance,
  readAccepted,
  type Thread,
} from '@holdfast/plan-model';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useNamedPeople } from '../../entries/people-context.ts';
import { useOpenPlan, usePlan, useWholePlan } from '../../session/open-plan-context.ts';
import { useEditRight } from '../../session/use-sync-state.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.ts';
import { useStanding } from './proposal-of.tsx';

import styles from './talk.module.css';

/** Whether the plan says that what a thread suggests was accepted. */
export function useIsAccepted({ key }: Thread): boolean {
  return usePlan((plan) => plan.accepted).has(key);
}

/** Brings a suggestion into the plan, in one of the ways that are left. What can be done about it is seen by how it stands. */
export function AcceptTools({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation();
  const standing = useStanding(thread);
  const { plan, undo } = useOpenPlan();
  function accept(way?: AcceptWay): void {
    // What changed at this moment is shown as it stands now, and nothing was done.
    if (!acceptSuggestion(plan, thread, way)) return;
    const step = undo.lastStep;
    const isLast = () => step !== undefined && undo.lastStep === step;
    showToast({
      text: t('suggest.acceptedToast'),
      // What is done after it would be taken back first; and where another accepted it too, the words stand twice, and
      // taking back one would bring the old ones back beside the other's: the thread says what to do.
      watch: (end) => {
        const look = (): void => void ((isLast() && doublingOf(plan, thread) === 'none') || end());
        const stops = [undo.subscribe(look), plan.subscribe(look)];
        return () => stops.forEach((stop) => stop());
      },
      action: { label: t('app.undo'), run: () => void (isLast() && undo.undo()) },
    });
  }
  if (standing?.kind === 'as-seen') return <Button onClick={() => accept()}>{t('suggest.accept')}</Button>;
  if (standing?.kind !== 'changed') return null;
  const isGone = standing.now === undefined;
  return standing.ways.map((way) => (
    <Button key={way} onClick={() => accept(way)}>
      {t(way === 'replace' ? 'suggest.replace' : isGone ? 'suggest.atEnd' : 'suggest.after')}
    </Button>
  ));
}

/** That a suggestion was accepted, by whom; and that the words stand twice, where two did it at the same time. */
export function AcceptedNote({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation();
  const format = useFormat();
  const people = useNamedPeople();
  const { plan } = useOpenPlan();
  const mayEdit = useEditRight().kind === 'may-edit';
  useWholePlan();
  const acceptances = readAccepted(plan.roots.accepted, thread.key);
  const doubling = doublingOf(plan, thread);
  return (
    <div className={styles['standing']} data-outcome="accepted">
      <Check aria-hidden size={18} />
      <div>
        {acceptances.map(({ key, by, at }) => (
          <p key={key}>
            <strong>
              {t('suggest.acceptedBy', { name: people.get(by ?? '')?.name ?? t('talk.someone') })}
            </strong>
            {at !== null && <span className={styles['quiet']}>{` · ${format.moment(at)}`}</span>}
          </p>
        ))}
        {doubling !== 'none' && (
          <>
            <p>{t(`suggest.doubled.${doubling}`)}</p>
            {mayEdit && (
              <Button onClick={() => keepOneAcceptance(plan, thread)}>
                {t(`suggest.settleDoubled.${doubling}`)}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}
