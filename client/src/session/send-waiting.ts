import type { DocumentLink } from '@holdfast/sync-client';

import type { LibraryPlan } from '../platform/plan-library.ts';
import { closeContentLink, openContentLink } from './content-link.ts';
import type { Device } from './device.ts';
import { openDiscussionSession } from './discussion-session.ts';

/** How long a plan may take to be sent while somebody waits for it. */
const LIMIT_MS = 30_000;

/**
 * Sends what waits in plans that nobody looks at, and that do not count as opened by it. Answers whether the relay has all
 * of it now; never rejects.
 */
export async function sendWaiting(device: Device, plans: readonly LibraryPlan[]): Promise<boolean> {
  const sent = await Promise.all(plans.map((plan) => sendPlan(device, plan)));
  return sent.every(Boolean);
}

async function sendPlan(device: Device, plan: LibraryPlan): Promise<boolean> {
  try {
    const content = await openContentLink(device, plan);
    const discussion = openDiscussionSession(device, plan);
    const sent = await Promise.all([content.link, discussion.link].map((link) => untilSent(link, device)));
    await Promise.all([closeContentLink(content), discussion.close()]);
    return sent.every(Boolean);
  } catch {
    // What waits is in the journal, and is named as waiting.
    return false;
  }
}

function untilSent(link: DocumentLink, { clock }: Device): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isSent: boolean): void => {
      stop();
      cancel();
      resolve(isSent);
    };
    const look = (): void => {
      const { connection, waiting } = link.state;
      if (connection.kind === 'live' && waiting === 0) settle(true);
      if (connection.kind === 'refused') settle(false);
    };
    const cancel = clock.setTimer(LIMIT_MS, () => settle(false));
    const stop = link.subscribe(look);
    look();
  });
}
