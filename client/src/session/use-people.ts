import type { Participant } from '@holdfast/sync-protocol';
import { useEffect, useState } from 'react';

import { accountOf } from '../platform/plan-access.ts';
import type { PlanRow } from '../platform/plan-row.ts';
import { type Device, useDevice } from './device.ts';
import { useOpenPlan } from './open-plan-context.ts';

export type PeopleState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'fresh'; readonly people: readonly Participant[] }
  /** As it was when this device last heard of it. */
  | { readonly kind: 'stale'; readonly people: readonly Participant[]; readonly at: number }
  | { readonly kind: 'unknown' };

/** Everybody in the plan, as the relay says now; `reload` asks it again. */
export function usePeople(): { readonly state: PeopleState; readonly reload: () => Promise<void> } {
  const device = useDevice();
  const { entry } = useOpenPlan();
  const [state, setState] = useState<PeopleState>({ kind: 'loading' });
  useEffect(() => {
    let isGone = false;
    void readPeople(device, entry).then((now) => {
      if (!isGone) setState(now);
    });
    return () => {
      isGone = true;
    };
  }, [device, entry]);
  return { state, reload: async () => setState(await readPeople(device, entry)) };
}

async function readPeople({ api, library, clock }: Device, entry: PlanRow): Promise<PeopleState> {
  const answer = await api.listParticipants(accountOf(entry));
  if (answer.kind === 'done') {
    // For the next time without a network; a failure to keep it costs nobody anything.
    void library.update(entry, { participants: { list: [...answer.value], at: clock.now() } });
    return { kind: 'fresh', people: answer.value };
  }
  const known = entry.participants;
  return known === undefined ? { kind: 'unknown' } : { kind: 'stale', people: known.list, at: known.at };
}
