import type { Clock } from '@holdfast/base';
import type { Invitation } from '@holdfast/sync-protocol';
import { useEffect, useMemo, useState } from 'react';

import type { InvitationRow } from '../../platform/invitation-row.ts';
import { accountOf } from '../../platform/plan-access.ts';
import {
  type InvitationAnswer,
  type InvitationWish,
  PlanInvitations,
} from '../../platform/plan-invitations.ts';
import type { PlanRow } from '../../platform/plan-row.ts';
import type { ApiFailure, RelayApi } from '../../platform/relay-api.ts';
import { useDevice } from '../../session/device.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';

/** An invitation that the relay knows, and the link itself where it was made on this device. */
export interface KnownInvitation {
  readonly invitation: Invitation;
  readonly own: InvitationRow | undefined;
}

type InvitationsState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'known';
      readonly known: readonly KnownInvitation[];
      /** Made here and not yet known to the relay: nobody can join by them. */
      readonly unsent: readonly InvitationRow[];
    }
  | { readonly kind: 'unknown' };

export interface Invitations {
  readonly state: InvitationsState;
  readonly create: (wish: InvitationWish) => Promise<InvitationAnswer>;
  readonly send: (invitation: InvitationRow) => Promise<InvitationAnswer>;
  /** Nobody can join by it any more; undefined when it is done. */
  readonly withdraw: (known: KnownInvitation) => Promise<ApiFailure | undefined>;
}

/** Nobody is told when another facilitator withdraws a link, or somebody joins by it: it is asked for. */
const ASK_EVERY_MS = 20_000;

/** The invitations of the open plan, for who may manage them. */
export function useInvitations(): Invitations {
  const { database, api, clock } = useDevice();
  const { entry } = useOpenPlan();
  const [state, setState] = useState<InvitationsState>({ kind: 'loading' });
  const own = useMemo(
    () => new PlanInvitations({ database, api, plan: entry, clock }),
    [database, api, entry, clock],
  );
  const read = useMemo(() => latest(() => readInvitations({ api, entry, own })), [api, entry, own]);
  useEffect(() => {
    void read(setState);
    return every(ASK_EVERY_MS, clock, () => {
      // Nobody has asked: without an answer what was read before stands.
      void read((now) => setState((before) => (now.kind === 'unknown' ? before : now)));
    });
  }, [clock, read]);

  async function andReload<Answer>(asked: Promise<Answer>): Promise<Answer> {
    const answer = await asked;
    await read(setState);
    return answer;
  }
  return {
    state,
    create: (wish) => andReload(own.create(wish)),
    send: (invitation) => andReload(own.send(invitation)),
    withdraw: async ({ invitation }) => {
      const answer = await andReload(api.revokeInvitation(accountOf(entry), invitation.invitationId));
      return answer.kind === 'done' ? undefined : answer;
    },
  };
}

/** Why nobody can join any more by a link that was made here and sent; undefined while they can, as far as one knows. */
export function endOf(
  { invitationId, createdAt, validForMs }: InvitationRow,
  state: InvitationsState,
  now: number,
): 'expired' | 'withdrawn' | 'usedUp' | undefined {
  // By this device's clock alone: that of the relay may be another.
  if (validForMs !== undefined && now - createdAt >= validForMs) return 'expired';
  if (state.kind !== 'known') return undefined;
  const found = state.known.find(({ invitation }) => invitation.invitationId === invitationId)?.invitation;
  if (found === undefined) return 'withdrawn';
  return found.maxUses !== undefined && found.uses >= found.maxUses ? 'usedUp' : undefined;
}

/** Reads anew at each call. Of answers that cross each other, one that was asked for before another is not told after it. */
function latest<Answer>(ask: () => Promise<Answer>): (tell: (answer: Answer) => void) => Promise<void> {
  const turns = { asked: 0, told: 0 };
  return async (tell) => {
    turns.asked += 1;
    const turn = turns.asked;
    const answer = await ask();
    if (turn < turns.told) return;
    turns.told = turn;
    tell(answer);
  };
}

/** The answer ends it. */
function every(ms: number, clock: Clock, task: () => void): () => void {
  let cancel = clock.setTimer(ms, again);
  function again(): void {
    cancel = clock.setTimer(ms, again);
    task();
  }
  return () => cancel();
}

interface Sources {
  readonly api: RelayApi;
  readonly entry: PlanRow;
  readonly own: PlanInvitations;
}

async function readInvitations({ api, entry, own }: Sources): Promise<InvitationsState> {
  const [answer, rows] = await Promise.all([api.listInvitations(accountOf(entry)), listOwn(own)]);
  return answer.kind === 'done' ? join(answer.value, rows) : { kind: 'unknown' };
}

/** Without the secrets of this device the invitations of the relay are shown all the same, only not to be copied. */
async function listOwn(invitations: PlanInvitations): Promise<readonly InvitationRow[]> {
  try {
    return await invitations.list();
  } catch {
    // Nothing is changed by not reading them.
    return [];
  }
}

function join(known: readonly Invitation[], rows: readonly InvitationRow[]): InvitationsState {
  const own = new Map(rows.map((row) => [row.invitationId, row]));
  const atRelay = new Set(known.map(({ invitationId }) => invitationId));
  return {
    kind: 'known',
    known: known.map((invitation) => ({ invitation, own: own.get(invitation.invitationId) })).reverse(),
    // One that was sent and is not there any more has been withdrawn.
    unsent: rows.filter(({ invitationId, sent }) => !sent && !atRelay.has(invitationId)),
  };
}
