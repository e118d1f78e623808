import { systemRandom } from '@holdfast/base';
import { useEffect, useState } from 'react';

import { secretHash } from '../../platform/credential.ts';
import { newPassCode, type PassCode, passKeyOf } from '../../platform/pass-code.ts';
import { accountOf } from '../../platform/plan-access.ts';
import type { PlanRow } from '../../platform/plan-row.ts';
import type { ApiFailure, RelayApi } from '../../platform/relay-api.ts';
import { useDevice } from '../../session/device.ts';

type Known =
  | { readonly kind: 'asking' }
  | { readonly kind: 'none' }
  | { readonly kind: 'made'; readonly passId: Made['passId']; readonly createdAt: number };

type Made = NonNullable<
  Extract<Awaited<ReturnType<RelayApi['readOwnPasses']>>, { kind: 'done' }>['value']['recovery']
>;

export type RecoveryState =
  | Known
  /** It counts from now on, and is nowhere but on this screen. */
  | { readonly kind: 'shown'; readonly code: PassCode; readonly origin: string }
  | { readonly kind: 'unknown'; readonly failure: ApiFailure };

export interface Recovery {
  readonly state: RecoveryState;
  readonly isBusy: boolean;
  /** Why what was asked last was not done, for certain or as far as is known here. */
  readonly failure: ApiFailure | undefined;
  readonly make: () => Promise<void>;
  readonly withdraw: () => Promise<void>;
}

/** The recovery code of one person in one plan. The device that makes it keeps nothing of it. */
export function useRecovery(plan: PlanRow): Recovery {
  const { api } = useDevice();
  const [state, setState] = useState<RecoveryState>({ kind: 'asking' });
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  /** The code that is being made: asked for again after an answer that was lost, so that there are not two. */
  const [pending, setPending] = useState<PassCode>();

  useEffect(() => {
    let isGone = false;
    void readKnown(api, plan).then((known) => {
      if (!isGone) setState(known);
    });
    return () => {
      isGone = true;
    };
  }, [api, plan]);

  async function make(): Promise<void> {
    const code = pending ?? newPassCode(systemRandom);
    setPending(code);
    setBusy(true);
    const { passId, secret } = passKeyOf(code);
    const replaces = state.kind === 'made' ? state.passId : undefined;
    const body = { kind: 'recovery', secretHash: secretHash(secret), replaces } as const;
    const answer = await api.createPass(accountOf(plan), passId, body);
    setBusy(false);
    if (answer.kind === 'done') {
      setPending(undefined);
      setFailure(undefined);
      setState({ kind: 'shown', code, origin: answer.value.origin ?? window.location.origin });
      return;
    }
    setFailure(answer);
    if (answer.kind !== 'refused') return;
    // Another device was faster: what there is now is shown, and this code never was one.
    setPending(undefined);
    setState(await readKnown(api, plan));
  }

  async function withdraw(): Promise<void> {
    if (state.kind !== 'made') return;
    setBusy(true);
    const answer = await api.endPass(accountOf(plan), state.passId);
    setBusy(false);
    setFailure(answer.kind === 'done' ? undefined : answer);
    if (answer.kind === 'done') setState({ kind: 'none' });
  }

  return { state, isBusy, failure, make, withdraw };
}

async function readKnown(api: RelayApi, plan: PlanRow): Promise<Exclude<RecoveryState, { kind: 'shown' }>> {
  const answer = await api.readOwnPasses(accountOf(plan));
  if (answer.kind !== 'done') return { kind: 'unknown', failure: answer };
  const { recovery } = answer.value;
  return recovery === undefined ? { kind: 'none' } : { kind: 'made', ...recovery };
}
