import { systemRandom } from '@holdfast/base';
import { useEffect, useState } from 'react';

import { secretHash } from '../../platform/credential.ts';
import { newPassCode, type PassCode, passKeyOf } from '../../platform/pass-code.ts';
import { accountOf } from '../../platform/plan-access.ts';
import type { PlanRow } from '../../platform/plan-row.ts';
import type { ApiFailure } from '../../platform/relay-api.ts';
import { type Device, useDevice } from '../../session/device.ts';

export type DeviceLinkState =
  | { readonly kind: 'making' }
  | { readonly kind: 'shown'; readonly code: PassCode; readonly origin: string; readonly minutes: number }
  /** The other device is in. */
  | { readonly kind: 'used' }
  | { readonly kind: 'over' }
  | { readonly kind: 'failed'; readonly failure: ApiFailure };

const LOOK_EVERY_MS = 3_000;
const MINUTE = 60_000;

/**
 * A link for one more device, looked after as long as somebody looks at it: it works for its ten minutes, also when they
 * have closed it. `again` makes another one, or tries once more.
 */
export function useDeviceLink(plan: PlanRow): {
  readonly state: DeviceLinkState;
  readonly again: () => void;
} {
  const device = useDevice();
  /** Another object is another attempt. */
  const [link, setLink] = useState(() => ({ code: newPassCode(systemRandom) }));
  const [state, setState] = useState<DeviceLinkState>({ kind: 'making' });
  useEffect(() => followLink(device, { plan, link }, setState), [device, plan, link]);

  function again(): void {
    // A request that was not answered is asked for again with the same code, so that it does not leave a second link.
    const isUnanswered = state.kind === 'failed' && state.failure.kind !== 'refused';
    setLink({ code: isUnanswered ? link.code : newPassCode(systemRandom) });
    setState({ kind: 'making' });
  }
  return { state, again };
}

/**
 * Makes the link, says for how long it works yet and when it was used. How long is the relay's word, counted down by timers:
 * the clock of a device may be wrong by days, and be put right meanwhile. The answer ends it.
 */
function followLink(
  { api, clock }: Pick<Device, 'api' | 'clock'>,
  { plan, link: { code } }: { readonly plan: PlanRow; readonly link: { readonly code: PassCode } },
  tell: (state: DeviceLinkState) => void,
): () => void {
  const key = passKeyOf(code);
  let isGone = false;
  let cancel = (): void => {};

  async function make(): Promise<void> {
    const body = { kind: 'device', secretHash: secretHash(key.secret) } as const;
    const answer = await api.createPass(accountOf(plan), key.passId, body);
    if (isGone) return;
    if (answer.kind !== 'done') return tell({ kind: 'failed', failure: answer });
    const { origin = window.location.origin, validForMs = 0 } = answer.value;
    show(validForMs, origin);
  }
  function show(leftMs: number, origin: string): void {
    if (leftMs <= 0) return tell({ kind: 'over' });
    tell({ kind: 'shown', code, origin, minutes: Math.ceil(leftMs / MINUTE) });
    cancel = clock.setTimer(Math.min(LOOK_EVERY_MS, leftMs), () => void look(leftMs - LOOK_EVERY_MS, origin));
  }
  async function look(leftMs: number, origin: string): Promise<void> {
    const answer = await api.previewPass(key);
    if (isGone) return;
    const kind = answer.kind === 'refused' ? answer.problem.kind : undefined;
    if (kind === 'pass-ended') return tell({ kind: 'used' });
    show(kind === 'pass-expired' ? 0 : leftMs, origin);
  }

  void make();
  return () => {
    isGone = true;
    cancel();
  };
}
