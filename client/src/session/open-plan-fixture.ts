import { systemClock, systemRandom } from '@holdfast/base';
import {
  applyTemplate,
  BLANK_TEMPLATE,
  createPlanUndo,
  openPlan,
  type PlanTemplate,
  templateUpdate,
} from '@holdfast/plan-model';
import type { DocumentLink, Journal, LinkState } from '@holdfast/sync-client';
import { participantIdSchema, planIdSchema, type Role } from '@holdfast/sync-protocol';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { onTestFinished } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { createCell } from '../platform/cell.ts';
import type { KeptCrossing } from '../platform/crossing-row.ts';
import type { AbsenceReport } from './absence.ts';
import type { OpenDiscussion } from './discussion-session.ts';
import type { OpenPlan } from './plan-session.ts';
import { followPresence } from './presence.ts';

/** For tests: a plan that is open on a device without storage or network, until it is closed or the test is over. */
export function openTestPlan({
  template = BLANK_TEMPLATE,
  role = 'editor',
}: {
  readonly template?: PlanTemplate;
  readonly role?: Role;
}): OpenPlan & { readonly close: () => void } {
  const doc = new Y.Doc();
  applyTemplate(doc, templateUpdate(template));
  const awareness = new Awareness(doc);
  const entry = testEntry(role);
  const plan = openPlan(doc, {
    clock: systemClock,
    random: systemRandom,
    participantId: entry.participantId,
  });
  const undo = createPlanUndo(plan, { textOrigin: ySyncPluginKey });
  const presence = followPresence(awareness, systemClock);
  const instance = { doc, awareness, generation: 0, ready: Promise.resolve() };
  let isClosed = false;
  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    presence.dispose();
    undo.dispose();
    plan.dispose();
    awareness.destroy();
  };
  onTestFinished(close);
  const crossings = {
    open: createCell<readonly KeptCrossing[]>([]),
    authorOf: () => undefined,
    settle: () => Promise.resolve(),
    reopen: () => Promise.resolve(),
  };
  const absence = { report: createCell<AbsenceReport | undefined>(undefined), markRead: () => {} };
  const discussion = createCell<OpenDiscussion | undefined>(undefined);
  const waitingBeforeTalk = createCell(0);
  const parts = { entry, plan, undo, presence, instance, crossings, absence, discussion, waitingBeforeTalk };
  return { ...parts, link: idleLink(instance), journal: idleJournal(), close };
}

function testEntry(role: Role): OpenPlan['entry'] {
  return {
    planId: planIdSchema.parse('plan-for-tests'),
    participantId: participantIdSchema.parse('participant-me'),
    secret: 'A'.repeat(43),
    title: '',
    role,
    displayName: 'Me',
    group: 'teacher',
    colour: 0,
    createdAt: 0,
    lastOpened: 0,
    entry: { kind: 'created' },
    shared: true,
  };
}

/** In step with the relay, and nothing waits. */
export const LIVE: LinkState = {
  connection: { kind: 'live' },
  device: { kind: 'saved' },
  waiting: 0,
  base: 'healthy',
  whole: true,
  shelf: 0,
  unreadable: 0,
  garbled: false,
};

function idleLink(instance: DocumentLink['instance']): DocumentLink {
  return {
    instance,
    unsaved: [],
    state: LIVE,
    subscribe: () => () => {},
    setPresence: (fields) => instance.awareness.setLocalState(fields),
    retry: () => {},
    flush: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function idleJournal(): Journal {
  const state = { incarnation: 'fixture', generation: 0, acknowledged: 0, pruned: 0, epoch: undefined };
  return {
    state: () => Promise.resolve(state),
    append: () => Promise.resolve({ seq: 1, incarnation: 'fixture' }),
    readAfter: () => Promise.resolve({ rows: [], unreadable: [] }),
    acknowledge: () => Promise.resolve(),
    rememberEpoch: () => Promise.resolve(state),
    prune: () => Promise.resolve(),
    endGeneration: () => Promise.resolve(state),
    shelf: () => Promise.resolve([]),
    removeFromShelf: () => Promise.resolve(),
    subscribe: () => () => {},
    close: () => {},
  };
}
