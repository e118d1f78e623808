import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { LibraryPlan } from '../../platform/plan-library.ts';
import { type StorageProblem, toStorageError } from '../../platform/storage-error.ts';
import { useDevice } from '../../session/device.ts';
import { countOnlyHere, hasMore, isUntouched, type OnlyHere, readOnlyHere } from '../../session/only-here.ts';
import { closePlan } from '../../session/open-plans.ts';
import { showToast } from '../../ui/toast.ts';

interface Loss {
  readonly onlyHere: OnlyHere;
  /** Something came to it while the person was asked. */
  readonly isMore: boolean;
}

export interface Removal {
  readonly begin: () => Promise<void>;
  /** Removes what the person was shown, and nothing that came to it since. */
  readonly remove: (shown: OnlyHere) => Promise<void>;
  /** What the person is asked about; undefined while they are not. */
  readonly loss: Loss | undefined;
  readonly cancel: () => void;
}

export interface RemovalOptions {
  readonly plan: LibraryPlan;
  /** What the plan is called. */
  readonly title: string;
  readonly onRemoved?: () => void;
}

/**
 * Removes at once what the relay has, and what is nobody's work, and can bring that back. Work that is on this device only is named and asked
 * about first: it would be gone for good.
 */
export function useRemoval({ plan, title, onRemoved }: RemovalOptions): Removal {
  const { t } = useTranslation();
  const device = useDevice();
  const [loss, setLoss] = useState<Loss>();

  const begin = () =>
    withCount(async (onlyHere) => {
      if (countOnlyHere(onlyHere) > 0 && !isUntouched(onlyHere)) setLoss({ onlyHere, isMore: false });
      else if (await drop()) offerToTakeBack();
    });
  const remove = (shown: OnlyHere) =>
    withCount(async (onlyHere) => {
      const isMore = hasMore(onlyHere, shown);
      setLoss(isMore ? { onlyHere, isMore } : undefined);
      if (!isMore) await drop();
    });

  /** What a page of the plan still holds is counted too. */
  async function withCount(go: (onlyHere: OnlyHere) => Promise<void>): Promise<void> {
    try {
      if (await closePlan(plan.planId)) await go(await readOnlyHere(device, plan));
      else showToast({ text: t('plans.removeUnsaved') });
    } catch (error) {
      // Nothing was removed, since nobody knows what would be lost.
      sayFailed(toStorageError(error).problem);
    }
  }
  async function drop(): Promise<boolean> {
    const answer = await device.library.remove(plan);
    if (answer.kind === 'failed') {
      sayFailed(answer.problem);
      return false;
    }
    device.drafts.drop(plan);
    onRemoved?.();
    return true;
  }
  function offerToTakeBack(): void {
    const action = { label: t('app.undo'), run: () => void takeBack() };
    showToast({ text: t('plans.removed', { title }), action });
  }
  async function takeBack(): Promise<void> {
    const answer = await device.library.takeBack(plan);
    if (answer.kind === 'failed') showToast({ text: t(`storage.${answer.problem}`) });
  }
  function sayFailed(problem: StorageProblem): void {
    showToast({ text: t('plans.removeFailed', { reason: t(`storage.${problem}`) }) });
  }

  return { begin, remove, loss, cancel: () => setLoss(undefined) };
}
