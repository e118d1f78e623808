import { seededRandom } from '@holdfast/base';
import { templates } from '@holdfast/content/templates';
import { type CheckResult, checkPlan } from '@holdfast/plan-check';
import {
  applyTemplate,
  openDiscussion,
  openPlan,
  parseIsoDate,
  templateUpdate,
  whoWasHeard,
} from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

/** The first autumn of the example school. */
const TODAY = parseIsoDate('2026-11-27');

/** What the check says of a plan that was just begun. */
async function checkTemplate(id: string): Promise<CheckResult> {
  const chosen = templates.find((each) => each.id === id);
  if (chosen === undefined || TODAY === undefined) throw new Error(`no template ${id}`);
  const ports = {
    clock: { now: () => Date.UTC(2026, 10, 27), setTimer: () => () => {} },
    random: seededRandom(1),
    participantId: 'ana',
  };
  const doc = new Y.Doc();
  applyTemplate(doc, templateUpdate((await chosen.load()).languages.en.plan));
  const plan = openPlan(doc, ports).snapshot();
  const discussion = openDiscussion(new Y.Doc(), ports).snapshot();
  const heard = whoWasHeard({ plan, discussion, groupOf: () => undefined });
  return checkPlan({ plan, discussion, heard, today: TODAY });
}

describe('a plan that was just begun', () => {
  const toFill = templates.map(({ id }) => id).filter((id) => id !== 'example-school');

  test.each(toFill)('with %s meets no point of the minimum: that is for the community to do', async (id) => {
    const { badges } = await checkTemplate(id);
    expect(badges.filter(({ state }) => state === 'ok').map(({ name }) => name)).toEqual([]);
  });
});

test('the example meets all that a plan can meet before anybody has spoken and agreed', async () => {
  const { badges, met, applicable } = await checkTemplate('example-school');
  const unmet = badges.flatMap(({ findings }) => findings).filter(({ state }) => state !== 'ok');
  expect(unmet.map(({ rule }) => rule)).toEqual(['R01', 'R04']);
  expect(met).toBe(applicable);
  expect(applicable).toBe(26);
});
