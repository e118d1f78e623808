import { useEffect, useState } from 'react';

import { leaveDevice } from '../../platform/leave-device.ts';
import type { StorageProblem } from '../../platform/storage-error.ts';
import {
  type Counted,
  countBeforeLeaving,
  hasUnnamed,
  type LeaveCount,
} from '../../session/count-before-leaving.ts';
import { type Device, useDevice } from '../../session/device.ts';
import { sendWaiting } from '../../session/send-waiting.ts';

export type LeavingStage =
  | { readonly kind: 'counting' }
  | Exclude<LeaveCount, Counted>
  | (Counted & {
      readonly busy: 'no' | 'sending' | 'removing';
      /** What the person has to know before they go on. */
      readonly news?: 'more' | 'not-sent' | undefined;
    })
  | { readonly kind: 'failed'; readonly problem: StorageProblem };

/** From "this is not my device" to a device that knows nobody. Nothing goes that was not named before. */
export function useLeaving() {
  const device = useDevice();
  const [stage, setStage] = useState<LeavingStage>({ kind: 'counting' });

  useEffect(() => {
    let isGone = false;
    void countBeforeLeaving(device).then((count) => {
      if (!isGone) setStage(stageOf(count));
    });
    return () => {
      isGone = true;
    };
  }, [device]);

  async function send(shown: Counted): Promise<void> {
    setStage({ ...shown, busy: 'sending' });
    const plans = shown.plans.filter(({ unsent }) => unsent.waiting > 0).map(({ plan }) => plan);
    const isSent = await sendWaiting(device, plans);
    setStage(stageOf(await countBeforeLeaving(device), isSent ? undefined : 'not-sent'));
  }

  async function remove(shown: Counted): Promise<void> {
    setStage({ ...shown, busy: 'removing' });
    const now = await countBeforeLeaving(device);
    // Words that were typed elsewhere meanwhile were not named: they are, before anything goes.
    if (now.kind !== 'counted' || hasUnnamed(now, shown)) return setStage(stageOf(now, 'more'));
    await leave(device, setStage);
  }

  return { stage, send, remove };
}

function stageOf(count: LeaveCount, news?: 'more' | 'not-sent'): LeavingStage {
  return count.kind === 'counted' ? { ...count, busy: 'no', news } : count;
}

async function leave({ database, drafts }: Device, tell: (stage: LeavingStage) => void): Promise<void> {
  const answer = await leaveDevice(database, globalThis.indexedDB);
  if (answer.kind === 'failed') return tell({ kind: 'failed', problem: answer.problem });
  drafts.forget();
  // A new page: what this one has in memory goes as well.
  window.location.replace('/left');
}
