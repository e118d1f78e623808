import type { LibraryPlan } from '../platform/plan-library.ts';
import type { Device } from './device.ts';
import { openPlanSession, type PlanSession } from './plan-session.ts';

/** How long a plan may take to be sent while somebody waits for it. */
const LIMIT_MS = 30_000;

/** Opens plans that nobody looks at and sends what waits in them. Answers whether the relay has all of it now. */
export async function sendWaiting(device: Device, plans: readonly LibraryPlan[]): Promise<boolean> {
  const sent = await Promise.all(plans.map((plan) => sendPlan(device, plan)));
  return sent.every(Boolean);
}

async function sendPlan(device: Device, { planId, participantId }: LibraryPlan): Promise<boolean> {
  const session = openPlanSession(device, planId, participantId);
  const isSent = await untilSent(session, device);
  await session.close();
  return isSent;
}

function untilSent(session: PlanSession, { clock }: Device): Promise<boolean> {
  return new Promise((resolve) => {
    let stopLink = (): void => {};
    let stopState = (): void => {};
    const settle = (isSent: boolean): void => {
      stopLink();
      stopState();
      cancel();
      resolve(isSent);
    };
    const cancel = clock.setTimer(LIMIT_MS, () => settle(false));
    const look = (): void => {
      const state = session.state.get();
      if (state.kind !== 'open') return;
      const { link } = state.open;
      stopLink();
      stopLink = link.subscribe(look);
      const { connection, waiting } = link.state;
      if (connection.kind === 'live' && waiting === 0) settle(true);
      if (connection.kind === 'refused') settle(false);
    };
    stopState = session.state.subscribe(look);
    look();
  });
}
