import { systemRandom } from '@holdfast/base';
import type { PassId } from '@holdfast/sync-protocol';
import { useEffect, useState } from 'react';

import { secretHash } from '../../platform/credential.ts';
import { newPassCode, type PassCode, passKeyOf } from '../../platform/pass-code.ts';
import { accountOf } from '../../platform/plan-access.ts';
import type { PlanRow } from '../../platform/plan-row.ts';
import type { ApiAnswer, ApiFailure } from '../../platform/relay-api.ts';
import { type Device, useDevice } from '../../session/device.ts';
import { codeInHand, takeInHand } from './code-in-hand.ts';

export type RecoveryState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'none' }
  | { readonly kind: 'made'; readonly passId: PassId; readonly createdAt: number }
  /** It counts from now on, and is nowhere but in this page. `createdAt` is how the relay tells it from others. */
  | { readonly kind: 'shown'; readonly code: PassCode; readonly origin: string; readonly createdAt: number }
  | { readonly kind: 'unknown'; readonly failure: ApiFailure };

export interface Recovery {
  readonly state: RecoveryState;
  readonly isBusy: boolean;
  /** Why what was asked last was not done, for certain or as far as is known here. */
  readonly failure: ApiFailure | undefined;
  readonly make: () => Promise<void>;
  /** The code that is shown is on paper: the page forgets it. */
  readonly confirm: () => void;
  readonly withdraw: () => Promise<void>;
}

/**
 * The recovery code of one person in one plan. The device that makes it stores nothing of it; the page has it in hand until
 * somebody says that it is on paper, so that a dialog that was closed too early does not lose it.
 */
export function useRecovery(plan: PlanRow): Recovery {
  const { api, clock } = useDevice();
  const [state, setState] = useState<RecoveryState>({ kind: 'asking' });
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();

  useEffect(() => {
    let isGone = false;
    void readState({ api, clock }, plan).then((known) => {
      if (!isGone) setState(known);
    });
    return () => {
      isGone = true;
    };
  }, [api, clock, plan]);

  async function make(): Promise<void> {
    // After an answer that was lost the same code is asked for again, so that there are not two.
    const { code } = codeInHand(api, plan) ?? { code: newPassCode(systemRandom) };
    takeInHand(api, plan, { code, isMade: false });
    setBusy(true);
    const answer = await putCode({ api, clock }, plan, {
      code,
      replaces: state.kind === 'made' ? state.passId : undefined,
    });
    setBusy(false);
    setFailure(answer.kind === 'done' ? undefined : answer);
    if (answer.kind === 'done') setState(answer.value);
    if (answer.kind !== 'refused') return;
    // Another device was faster: what there is now is shown, and this code never was one.
    takeInHand(api, plan, undefined);
    setState(await readState({ api, clock }, plan));
  }

  async function withdraw(): Promise<void> {
    if (state.kind !== 'made' && state.kind !== 'shown') return;
    const { passId } = state.kind === 'made' ? state : passKeyOf(state.code);
    setBusy(true);
    const answer = await api.endPass(accountOf(plan), passId);
    setBusy(false);
    setFailure(answer.kind === 'done' ? undefined : answer);
    if (answer.kind !== 'done') return;
    if (state.kind === 'shown') takeInHand(api, plan, undefined);
    setState({ kind: 'none' });
  }

  return { state, isBusy, failure, make, confirm: () => takeInHand(api, plan, undefined), withdraw };
}

type Asker = Pick<Device, 'api' | 'clock'>;
type ShownCode = Extract<RecoveryState, { kind: 'shown' }>;

/** Idempotent for the same code. */
async function putCode(
  { api, clock }: Asker,
  plan: PlanRow,
  { code, replaces }: { readonly code: PassCode; readonly replaces: PassId | undefined },
): Promise<ApiAnswer<ShownCode>> {
  const { passId, secret } = passKeyOf(code);
  const body = { kind: 'recovery', secretHash: secretHash(secret), replaces } as const;
  const answer = await api.createPass(accountOf(plan), passId, body);
  if (answer.kind !== 'done') return answer;
  takeInHand(api, plan, { code, isMade: true });
  const { origin = window.location.origin, createdAt = clock.now() } = answer.value;
  return { kind: 'done', value: { kind: 'shown', code, origin, createdAt } };
}

async function readState(asker: Asker, plan: PlanRow): Promise<RecoveryState> {
  const { api } = asker;
  const answer = await api.readOwnPasses(accountOf(plan));
  if (answer.kind !== 'done') return { kind: 'unknown', failure: answer };
  const { recovery } = answer.value;
  const inHand = codeInHand(api, plan);
  if (inHand !== undefined && passKeyOf(inHand.code).passId === recovery?.passId) {
    // Nobody has it on paper: it is shown again, or for the first time after an answer that was lost.
    const again = await putCode(asker, plan, { code: inHand.code, replaces: undefined });
    return again.kind === 'done' ? again.value : { kind: 'unknown', failure: again };
  }
  // It was made, and has ended or was replaced since.
  if (inHand?.isMade === true) takeInHand(api, plan, undefined);
  return recovery === undefined ? { kind: 'none' } : { kind: 'made', ...recovery };
}
