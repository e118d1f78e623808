import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { addGoal, addLink, addTarget, removeLink, setTarget } from './plan-edits.ts';
import {
  fragmentOf,
  newReplica,
  pressEnter,
  type Replica,
  syncAll,
  TEXT_ORIGIN,
  typeInto,
} from './plan-fixture.ts';
import { createPlanUndo, MOST_UNDO_STEPS } from './plan-undo.ts';
import { archiveRecord, moveRecord } from './record-edits.ts';

const absence = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;

function titleOf({ plan }: Replica): string {
  return plan.snapshot().title.plainText;
}

describe('one history for records and text', () => {
  test('[PM14] takes back this person’s steps in their order, and never another’s', () => {
    const [ana, bea] = [newReplica('ana'), newReplica('bea')];
    typeInto(ana, ana.plan.roots.title, { text: 'Our plan' });
    const target = addTarget(ana.plan, { indicator: absence });
    setTarget(ana.plan, target, { targetValue: 9 });
    syncAll(ana, bea);
    setTarget(bea.plan, target, { baselineValue: 14 });
    typeInto(bea, bea.plan.roots.title, { text: ' 2027' });
    syncAll(ana, bea);
    const steps: string[] = [];
    while (ana.undo.undo()) {
      const { targets } = ana.plan.snapshot();
      steps.push(
        `${titleOf(ana)} | ${targets.map((t) => JSON.stringify([t.baselineValue, t.targetValue])).join()}`,
      );
    }
    expect(steps).toEqual(['Our plan 2027 | [14,null]', 'Our plan 2027 | ', ' 2027 | ']);
    while (ana.undo.redo());
    expect(titleOf(ana)).toBe('Our plan 2027');
    expect(ana.plan.snapshot().targets).toMatchObject([{ baselineValue: 14, targetValue: 9 }]);
    expect(ana.undo.canRedo).toBe(false);
  });

  test('[PM14] takes back the last 500 steps, and lets older ones go', () => {
    const ana = newReplica('ana');
    const target = addTarget(ana.plan, { indicator: absence });
    for (let value = 1; value <= MOST_UNDO_STEPS + 20; value += 1)
      setTarget(ana.plan, target, { targetValue: value });
    let taken = 0;
    while (ana.undo.undo()) taken += 1;
    expect(taken).toBe(MOST_UNDO_STEPS);
    expect(ana.plan.snapshot().targets).toMatchObject([{ targetValue: 20 }]);
    while (ana.undo.redo()) taken -= 1;
    expect(taken).toBe(0);
    expect(ana.plan.snapshot().targets).toMatchObject([{ targetValue: MOST_UNDO_STEPS + 20 }]);
  });

  test('[PM14] whoever asked is told when a step is taken back, once, and of no other step', () => {
    const ana = newReplica('ana');
    const target = addTarget(ana.plan, { indicator: absence });
    setTarget(ana.plan, target, { targetValue: 9 });
    const told: string[] = [];
    if (ana.undo.lastStep !== undefined) ana.undo.whenUndone(ana.undo.lastStep, () => told.push('nine'));
    setTarget(ana.plan, target, { targetValue: 8 });
    ana.undo.undo();
    expect(told).toEqual([]);
    ana.undo.undo();
    expect(told).toEqual(['nine']);
    ana.undo.redo();
    ana.undo.undo();
    expect(told).toEqual(['nine']);
  });

  test('[PM14] typing joins typing; a record edit stands alone, even within the same half second', () => {
    const ana = newReplica('ana');
    const goal = addGoal(ana.plan, { statement: 'one' });
    typeInto(ana, ana.plan.roots.title, { text: 'a' });
    typeInto(ana, ana.plan.roots.title, { text: 'b' });
    archiveRecord(ana.plan, { root: 'goals', id: goal });
    typeInto(ana, ana.plan.roots.title, { text: 'c' });
    ana.undo.stopCapturing();
    typeInto(ana, ana.plan.roots.title, { text: 'd' });
    const titles: string[] = [];
    while (ana.undo.undo()) titles.push(`${titleOf(ana)} ${ana.plan.snapshot().goals.length}`);
    expect(titles).toEqual(['abc 0', 'ab 0', 'ab 1', ' 1', ' 0']);
  });

  test('[PM14] typing in another text is another step, and moving the selection is none', () => {
    const ana = newReplica('ana');
    typeInto(ana, ana.plan.roots.title, { text: 'a' });
    ana.doc.transact(() => {}, TEXT_ORIGIN);
    typeInto(ana, ana.plan.roots.title, { text: 'b' });
    typeInto(ana, ana.plan.roots.vision, { text: 'c' });
    ana.undo.undo();
    expect(titleOf(ana)).toBe('ab');
    ana.undo.undo();
    expect(titleOf(ana)).toBe('');
  });

  test('[PM14] moves and links come back too', () => {
    const ana = newReplica('ana');
    const [one, two] = [addGoal(ana.plan, {}), addGoal(ana.plan, {})];
    const target = addTarget(ana.plan, { indicator: absence });
    moveRecord(ana.plan, { root: 'goals', id: two }, { before: one });
    addLink(ana.plan, { kind: 'goal', target, goal: one });
    removeLink(ana.plan, { kind: 'goal', target, goal: one });
    ana.undo.undo();
    expect(ana.plan.snapshot().links.goalsByTarget.get(target)).toEqual([one]);
    ana.undo.undo();
    expect(ana.plan.snapshot().links.goalsByTarget.get(target)).toBeUndefined();
    ana.undo.undo();
    expect(ana.plan.snapshot().goals.map(({ id }) => id)).toEqual([one, two]);
  });

  test('[PM14] a value that another changed since is not taken back, and nor is the step before by the same press', () => {
    const [ana, bea] = [newReplica('ana'), newReplica('bea')];
    const target = addTarget(ana.plan, { indicator: absence, targetValue: 9 });
    syncAll(ana, bea);
    setTarget(ana.plan, target, { baselineValue: 14 });
    setTarget(ana.plan, target, { targetValue: 8 });
    syncAll(ana, bea);
    setTarget(bea.plan, target, { targetValue: 7 });
    syncAll(ana, bea);
    const told: boolean[] = [];
    ana.undo.subscribe(() => told.push(ana.undo.canUndo));
    expect(ana.undo.undo()).toBe(true);
    expect(ana.plan.snapshot().targets).toMatchObject([{ targetValue: 7, baselineValue: 14 }]);
    expect(told.at(-1)).toBe(true);
    ana.undo.undo();
    expect(ana.plan.snapshot().targets).toMatchObject([{ targetValue: 7, baselineValue: null }]);
  });

  test('[PM14] changes that the editor marks as no step, and foreign origins, are none', () => {
    const ana = newReplica('ana');
    ana.doc.transact((transaction) => {
      transaction.meta.set('addToHistory', false);
      ana.plan.roots.title.insert(1, [new Y.XmlElement('paragraph')]);
    }, TEXT_ORIGIN);
    for (const origin of [null, 'holdfast.relay', 'holdfast.sibling']) {
      ana.doc.transact(() => ana.plan.roots.title.insert(1, [new Y.XmlElement('paragraph')]), origin);
    }
    ana.doc.transact(() => {}, TEXT_ORIGIN);
    expect(ana.undo.canUndo).toBe(false);
  });

  test('[PM14] tells when there is something to undo or redo', () => {
    const ana = newReplica('ana');
    const told: string[] = [];
    const stop = ana.undo.subscribe(() => told.push(`${ana.undo.canUndo} ${ana.undo.canRedo}`));
    addGoal(ana.plan, {});
    ana.undo.undo();
    ana.undo.redo();
    stop();
    ana.undo.undo();
    expect(told.at(0)).toBe('true false');
    expect(told).toContain('false true');
    expect(told.at(-1)).toBe('true false');
  });
});

describe('undo leaves the words of others', () => {
  test('[PM3] undoing "add goal" after someone wrote in it offline archives the goal and keeps the text', () => {
    const [ana, bea] = [newReplica('ana'), newReplica('bea')];
    const id = addGoal(ana.plan, {});
    syncAll(ana, bea);
    const why = fragmentOf(bea, { root: 'goals', id, field: 'why' });
    typeInto(bea, why, { text: 'What the parents told us' });
    for (let block = 0; block < 20; block++) pressEnter(bea, why, { block });
    ana.undo.undo();
    syncAll(ana, bea);
    for (const { plan } of [ana, bea]) {
      expect(plan.snapshot().goals).toEqual([]);
      expect(plan.snapshot().removed).toMatchObject([{ root: 'goals', id }]);
      expect(plan.snapshot().goalsById.get(id)).toMatchObject({
        why: { plainText: expect.stringContaining('What the parents told us') },
      });
    }
    ana.undo.redo();
    expect(ana.plan.snapshot().goals).toMatchObject([{ id }]);
  });

  test('[PM15] an Enter undone after another’s answer in that paragraph leaves the answer', () => {
    const [ana, bea] = [newReplica('ana'), newReplica('bea')];
    typeInto(ana, ana.plan.roots.vision, { text: 'What do we want?' });
    ana.undo.stopCapturing();
    pressEnter(ana, ana.plan.roots.vision, { block: 0 });
    syncAll(ana, bea);
    typeInto(bea, bea.plan.roots.vision, { text: 'That nobody leaves.', block: 1 });
    syncAll(ana, bea);
    while (ana.undo.undo());
    syncAll(ana, bea);
    for (const { plan } of [ana, bea]) expect(plan.snapshot().vision.plainText).toBe('\nThat nobody leaves.');
    while (ana.undo.redo());
    expect(ana.plan.snapshot().vision.plainText).toBe('What do we want?\nThat nobody leaves.');
  });

  test('[PM15] an Enter in the middle of a line, undone after another wrote in the second half, keeps all words', () => {
    const [ana, bea] = [newReplica('ana'), newReplica('bea')];
    typeInto(ana, ana.plan.roots.vision, { text: 'first second' });
    ana.undo.stopCapturing();
    pressEnter(ana, ana.plan.roots.vision, { block: 0, at: 6 });
    syncAll(ana, bea);
    typeInto(bea, bea.plan.roots.vision, { text: ' answer', block: 1 });
    syncAll(ana, bea);
    ana.undo.undo();
    expect(ana.plan.snapshot().vision.plainText).toBe('first second\n answer');
  });

  test.each(['paragraph', 'nodeOfLater'])(
    '[PM15] a %s is not taken away while another’s words are in it',
    (name) => {
      const [ana, bea] = [newReplica('ana'), newReplica('bea')];
      ana.doc.transact(() => ana.plan.roots.vision.insert(1, [new Y.XmlElement(name)]), TEXT_ORIGIN);
      syncAll(ana, bea);
      const block = bea.plan.roots.vision.get(1);
      if (!(block instanceof Y.XmlElement)) throw new Error('no block');
      block.insert(0, [new Y.XmlText('theirs')]);
      syncAll(ana, bea);
      ana.undo.undo();
      expect(ana.plan.snapshot().vision.plainText).toContain('theirs');
    },
  );

  test('[PM22] undoing the kind of a line leaves the words that another typed into it', () => {
    const [ana, bea] = [newReplica('ana'), newReplica('bea')];
    const line = ana.plan.roots.vision.get(0);
    if (!(line instanceof Y.XmlElement)) throw new Error('no line');
    ana.doc.transact(() => line.setAttribute('kind', 'heading2'), TEXT_ORIGIN);
    typeInto(bea, bea.plan.roots.vision, { text: 'theirs' });
    syncAll(ana, bea);
    expect(ana.plan.snapshot().vision.blocks).toMatchObject([
      { kind: 'heading2', runs: [{ text: 'theirs' }] },
    ]);
    ana.undo.undo();
    expect(ana.plan.snapshot().vision.blocks).toMatchObject([{ kind: 'plain', runs: [{ text: 'theirs' }] }]);
  });

  test('[PM18] two people who type the same empty title at once keep both words, and each undoes only their own', () => {
    const [ana, bea] = [newReplica('ana'), newReplica('bea')];
    typeInto(ana, ana.plan.roots.title, { text: 'Together' });
    typeInto(bea, bea.plan.roots.title, { text: 'Everyone' });
    syncAll(ana, bea);
    expect(titleOf(ana)).toBe(titleOf(bea));
    expect(['TogetherEveryone', 'EveryoneTogether']).toContain(titleOf(ana));
    expect(ana.plan.roots.title.length).toBe(1);
    bea.undo.undo();
    syncAll(ana, bea);
    expect(titleOf(ana)).toBe('Together');
  });
});

describe('the facade for an editor', () => {
  /** What y-tiptap 3.0.9 does with an undo manager when an editor is mounted, used and destroyed. */
  function mountEditor(replica: Replica): { readonly selections: unknown[]; destroy(): void } {
    const facade = replica.undo.facade();
    const binding = {};
    const selections: unknown[] = [];
    facade.on('stack-item-added', ({ stackItem }) => stackItem.meta.set(binding, facade.undoStack.length));
    facade.on('stack-item-popped', ({ stackItem }) => selections.push(stackItem.meta.get(binding)));
    return { selections, destroy: () => facade.destroy() };
  }

  test('[PM16] keeps the history when an editor goes, and gives each editor back what it noted on a step', () => {
    const ana = newReplica('ana');
    const first = mountEditor(ana);
    typeInto(ana, ana.plan.roots.title, { text: 'a' });
    const second = mountEditor(ana);
    ana.undo.stopCapturing();
    typeInto(ana, ana.plan.roots.vision, { text: 'b' });
    first.destroy();
    ana.undo.undo();
    expect(second.selections).toEqual([2]);
    expect(first.selections).toEqual([]);
    ana.undo.undo();
    expect(second.selections).toEqual([2, undefined]);
    expect(titleOf(ana)).toBe('');
  });

  test('[PM16] a hundred mounts leave no listener and nothing on the steps', () => {
    const ana = newReplica('ana');
    let calls = 0;
    for (let mount = 0; mount < 100; mount++) {
      const facade = ana.undo.facade();
      const listener = (): number => calls++;
      facade.on('stack-item-added', listener);
      facade.on('stack-item-added', listener);
      facade.on('stack-item-popped', listener);
      if (mount % 2 === 0) facade.off('stack-item-added', listener);
      facade.destroy();
    }
    typeInto(ana, ana.plan.roots.title, { text: 'a' });
    ana.undo.undo();
    expect(calls).toBe(0);
  });

  test('[PM16] another history over the same plan is not disturbed when one is disposed of', () => {
    const ana = newReplica('ana');
    const other = createPlanUndo(ana.plan, { textOrigin: TEXT_ORIGIN });
    other.dispose();
    typeInto(ana, ana.plan.roots.title, { text: 'a' });
    expect(other.canUndo).toBe(false);
    expect(ana.undo.undo()).toBe(true);
  });
});
