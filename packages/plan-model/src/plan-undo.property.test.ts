import { type Random, seededRandom } from '@holdfast/base';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { addTarget, setTarget } from './plan-edits.ts';
import { newReplica, type Replica, syncAll, TEXT_ORIGIN, typeInto } from './plan-fixture.ts';
import { createPlanUndo } from './plan-undo.ts';

const EPISODES = 200;
const STEPS = 8;
const indicator = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;

/** A step that Ana takes, that Bea may make void, and of which anybody can say whether it stands. */
interface Step {
  take(): void;
  overwrite(): void;
  stands(): boolean;
}

/** A value of a target: another value in its place makes the step void. */
function valueStep(ana: Replica, bea: Replica, step: number): Step {
  const id = addTarget(ana.plan, { indicator });
  const value = (): number | null | undefined => {
    const found = ana.plan.snapshot().targets.find((target) => target.id === id)?.targetValue;
    return typeof found === 'number' ? found : null;
  };
  return {
    take: () => setTarget(ana.plan, id, { targetValue: step }),
    overwrite: () => setTarget(bea.plan, id, { targetValue: step + 1000 }),
    stands: () => value() === step,
  };
}

/** A word in the vision: Bea deletes it. */
function wordStep(ana: Replica, bea: Replica, step: number): Step {
  const word = `<${step}>`;
  return {
    take: () => typeInto(ana, ana.plan.roots.vision, { text: word }),
    overwrite: () => deleteWord(bea, word),
    stands: () => ana.plan.snapshot().vision.plainText.includes(word),
  };
}

function deleteWord({ doc, plan }: Replica, word: string): void {
  const block = plan.roots.vision.get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('there is no text');
  const at = text.toJSON().indexOf(word);
  if (at >= 0) doc.transact(() => text.delete(at, word.length), TEXT_ORIGIN);
}

/** Bea makes some of the steps void; answers which. */
function meddle(steps: readonly Step[], { random, sync }: { random: Random; sync: () => void }): Set<Step> {
  const chosen = new Set(steps.filter((step) => step.stands() && random.fraction() < 0.4));
  for (const step of chosen) step.overwrite();
  sync();
  return chosen;
}

function standing(steps: readonly Step[]): Set<Step> {
  return new Set(steps.filter((step) => step.stands()));
}

describe('a press of undo or redo', () => {
  test('[PM14] takes back or brings back one own step at the most, the last one, whatever others did', () => {
    for (let seed = 0; seed < EPISODES; seed += 1) {
      const random = seededRandom(seed);
      const [ana, bea] = [newReplica(`ana${seed}`), newReplica(`bea${seed}`)];
      const sync = (): void => syncAll(ana, bea);
      const steps = Array.from({ length: STEPS }, (_, step) =>
        random.fraction() < 0.5 ? valueStep(ana, bea, step) : wordStep(ana, bea, step),
      );
      sync();
      const undo = createPlanUndo(ana.plan, { textOrigin: TEXT_ORIGIN, captureTimeout: Infinity });
      for (const step of steps) {
        step.take();
        undo.stopCapturing();
      }
      sync();
      const isVoid = meddle(steps, { random, sync });
      for (const step of steps.toReversed()) {
        const expected = standing(steps);
        expected.delete(step);
        expect(undo.undo()).toBe(true);
        expect(standing(steps), `seed ${seed}`).toEqual(expected);
      }
      expect(undo.canUndo).toBe(false);
      const redoable = steps.filter((step) => !isVoid.has(step));
      for (const step of redoable) {
        const expected = standing(steps).add(step);
        expect(undo.redo()).toBe(true);
        expect(standing(steps), `seed ${seed}`).toEqual(expected);
      }
      expect(undo.canRedo).toBe(false);
      undo.dispose();
    }
  });
});
