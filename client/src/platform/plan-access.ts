import type { Access, AccessAnswer } from '@holdfast/sync-client';
import type { Participant } from '@holdfast/sync-protocol';

import { secretHash } from './credential.ts';
import type { PlanFacts } from './plan-library.ts';
import type { PlanRow } from './plan-row.ts';
import type { ApiAnswer, PlanAccount, RelayApi } from './relay-api.ts';

export interface PlanAccessOptions {
  /** The plan as it was when it was opened. */
  readonly plan: PlanRow;
  readonly api: RelayApi;
  /** What was learned is kept here. Must not reject: the next answer tells it again. */
  readonly remember: (facts: PlanFacts) => Promise<unknown>;
}

/**
 * The right to connect to one plan. A plan that was made here, or joined by an invitation, is first made known to the
 * relay; both requests may be repeated without end. A relay that has lost the plan gets it again from whoever made it.
 */
export function openPlanAccess(options: PlanAccessOptions): Access {
  return new PlanAccess(options);
}

class PlanAccess implements Access {
  readonly #plan: PlanRow;
  readonly #api: RelayApi;
  readonly #remember: (facts: PlanFacts) => Promise<unknown>;
  #shared: boolean;

  constructor({ plan, api, remember }: PlanAccessOptions) {
    this.#plan = plan;
    this.#api = api;
    this.#remember = remember;
    this.#shared = plan.shared;
  }

  async request(): Promise<AccessAnswer> {
    if (!this.#shared) {
      const introduced = await this.#introduce();
      if (introduced.kind !== 'done') return this.#refuse(introduced);
    }
    const answer = await this.#requestToken();
    // The relay was set up anew, or restored from before this plan.
    if (isNotFound(answer) && this.#plan.entry.kind === 'created') {
      const introduced = await this.#introduce();
      return introduced.kind === 'done' ? this.#answer(await this.#requestToken()) : this.#refuse(introduced);
    }
    return this.#answer(answer);
  }

  async #introduce(): Promise<ApiAnswer<Participant>> {
    const { planId, participantId, secret, displayName, group, colour, entry } = this.#plan;
    const person = { credentialHash: secretHash(secret), displayName, group, colour };
    const introduced =
      entry.kind !== 'invited'
        ? await this.#api.createPlan(planId, { participantId, ...person })
        : await this.#api.joinPlan({ planId, participantId }, { ...person, ...invitationOf(entry) });
    if (introduced.kind === 'done') {
      this.#shared = true;
      const { role, group: groupThere } = introduced.value;
      await this.#remember({ shared: true, removed: undefined, role, group: groupThere });
    }
    return introduced;
  }

  #requestToken() {
    return this.#api.requestToken(accountOf(this.#plan));
  }

  async #answer(answer: Awaited<ReturnType<RelayApi['requestToken']>>): Promise<AccessAnswer> {
    if (answer.kind !== 'done') return this.#refuse(answer);
    const { token, expiresAt, role } = answer.value;
    await this.#remember({ role, removed: undefined });
    return { kind: 'granted', token, expiresAt };
  }

  async #refuse(answer: Exclude<ApiAnswer<unknown>, { kind: 'done' }>): Promise<AccessAnswer> {
    const reason = refusalOf(answer);
    if (reason === undefined) return { kind: 'wait' };
    await this.#remember({ removed: reason });
    return { kind: 'refused', reason };
  }
}

/** The account of a plan on this device, for the rest of the API. */
export function accountOf({ planId, participantId, secret }: PlanRow): PlanAccount {
  return { planId, credential: { participantId, secret } };
}

function invitationOf({ invitationId, invitationSecret }: Extract<PlanRow['entry'], { kind: 'invited' }>) {
  return { invitationId, invitationSecret };
}

function isNotFound(answer: ApiAnswer<unknown>): boolean {
  return answer.kind === 'refused' && answer.problem.kind === 'not-found';
}

/** Undefined: not a final answer. Only the relay's own words count, since a proxy may answer anything. */
function refusalOf(answer: ApiAnswer<unknown>): PlanRow['removed'] {
  if (answer.kind !== 'refused') return undefined;
  switch (answer.problem.kind) {
    case 'not-found':
      return 'unknown-plan';
    case 'unauthorized':
    case 'forbidden':
    case 'conflict':
    case 'last-facilitator':
    // Nobody shows a pass on the way to a token.
    case 'pass-invalid':
    case 'pass-ended':
    case 'pass-expired':
      return 'no-right';
    case 'invitation-invalid':
    case 'invitation-expired':
    case 'invitation-used-up':
      return 'invitation-invalid';
    case 'too-many-requests':
    case 'storage-unavailable':
    case 'internal':
    // Ours to mend, in this version or the next: the person's work waits on the device.
    case 'invalid-request':
      return undefined;
  }
}
