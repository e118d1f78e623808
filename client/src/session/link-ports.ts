import { systemRandom } from '@holdfast/base';
import { SCHEMA_VERSION } from '@holdfast/plan-model';
import type { DocumentLinkOptions } from '@holdfast/sync-client';
import { type DocumentName, SYNC_PATH } from '@holdfast/sync-protocol';

import { openJournal } from '../platform/dexie-journal.ts';
import { documentKey } from '../platform/document-key.ts';
import { openBase } from '../platform/indexeddb-base.ts';
import { openPlanAccess } from '../platform/plan-access.ts';
import type { LibraryPlan } from '../platform/plan-library.ts';
import { openBaseLock } from '../platform/web-locks.ts';
import type { Device } from './device.ts';

/** The version of this app, for the relay's log. */
const APP_VERSION = '0.1.0';

/** What one document of a plan that was found on this device is kept in step with: its storage, and the relay. */
export function linkPorts(
  { clock, database, library, api, page }: Device,
  entry: LibraryPlan,
  document: DocumentName,
): DocumentLinkOptions {
  const { planId, participantId } = entry;
  const key = documentKey({ planId, participantId, document });
  return {
    room: { planId, document },
    relayUrl: relayUrl(window.location),
    journal: openJournal({ database, key, page, clock, isHeld: true }),
    base: openBase({ key, clock }),
    baseLock: openBaseLock({ key, clock }),
    access: openPlanAccess({ plan: entry, api, remember: (facts) => library.learn(entry, facts) }),
    clock,
    random: systemRandom,
    socketClass: WebSocket,
    hello: { schema: SCHEMA_VERSION, app: APP_VERSION },
    // A plan goes to its relay as soon as that can be reached, so that an invitation works the moment it is made.
    shared: () => true,
  };
}

function relayUrl({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${SYNC_PATH}`;
}
