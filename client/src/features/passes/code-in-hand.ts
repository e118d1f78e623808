import type { PassCode } from '../../platform/pass-code.ts';
import type { PlanRow } from '../../platform/plan-row.ts';
import type { RelayApi } from '../../platform/relay-api.ts';

/** A code that this page made and that nobody said to have on paper. */
export interface CodeInHand {
  readonly code: PassCode;
  /** The relay has said that it counts. Otherwise it may. */
  readonly isMade: boolean;
}

/** By relay; gone with the page, and nowhere else. */
const codes = new WeakMap<RelayApi, Map<string, CodeInHand>>();

type Owner = Pick<PlanRow, 'planId' | 'participantId'>;

export function codeInHand(api: RelayApi, { planId, participantId }: Owner): CodeInHand | undefined {
  return codes.get(api)?.get(`${planId}/${participantId}`);
}

export function takeInHand(
  api: RelayApi,
  { planId, participantId }: Owner,
  code: CodeInHand | undefined,
): void {
  const ofRelay = codes.get(api) ?? new Map<string, CodeInHand>();
  codes.set(api, ofRelay);
  if (code === undefined) ofRelay.delete(`${planId}/${participantId}`);
  else ofRelay.set(`${planId}/${participantId}`, code);
}
