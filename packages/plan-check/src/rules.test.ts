import { type RecordRoot, setMeta } from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import { checkPlan } from './check.ts';
import { type Finding, RULE_CODES, type RuleCode } from './finding.ts';
import { nobodySpoke, set, WAYS, without } from './rule-ways-fixture.ts';
import { RULES } from './rules.ts';
import { type CheckedPlan, emptyPlan, wholePlan } from './whole-plan-fixture.ts';

function findingOf(checked: CheckedPlan, code: RuleCode): Finding {
  const { badges, recommendations } = checkPlan(checked.sources());
  const found = [...badges.flatMap(({ findings }) => findings), ...recommendations].find(
    ({ rule }) => rule === code,
  );
  if (found === undefined) throw new Error(`no finding of ${code}`);
  return found;
}

test('[PC1] there are 39 rules, 13 of the minimum and 26 recommendations, and each has a line in this table', () => {
  const codes: readonly string[] = RULE_CODES;
  expect(RULES.map(({ code }) => code).sort()).toEqual(codes);
  expect(Object.keys(WAYS)).toEqual(codes);
  expect(RULES.filter(({ level }) => level === 'minimum')).toHaveLength(13);
});

describe.each(RULES)('$code', ({ code, level }) => {
  test('[PC2] is ok in a plan in which nothing is missing', () => {
    const finding = findingOf(wholePlan(), code);
    expect(finding).toMatchObject({ state: 'ok', level, gaps: [], reason: null });
    expect(finding.done).toBe(finding.total);
    expect(finding.total).toBeGreaterThan(0);
  });

  test.each(['partly', 'missing', 'notApplicable'] as const)('[PC2] %s, or never', (state) => {
    const way = WAYS[code][state];
    if (typeof way === 'string') {
      expect(way).toMatch(/^never: /);
      return;
    }
    const [change, asks] = way;
    const checked = wholePlan();
    change(checked);
    const finding = findingOf(checked, code);
    expect([finding.state, finding.gaps.map(({ ask }) => ask)]).toEqual([state, asks]);
  });

  test('[PC4] waived with a reason it does not apply, unless it is of the minimum', () => {
    const checked = emptyPlan();
    setMeta(checked.plan, { [`waived:${code}`]: 'We are a school of ten' });
    const finding = findingOf(checked, code);
    if (level === 'minimum') expect(finding.reason?.kind).not.toBe('waived');
    else
      expect(finding).toMatchObject({
        state: 'notApplicable',
        gaps: [],
        reason: { kind: 'waived', words: 'We are a school of ten' },
      });
  });

  test('[PC5] what is archived or dropped never counts: without all records it says what an empty plan says', () => {
    const emptied = wholePlan();
    for (const root of ROOTS) without(root)(emptied);
    nobodySpoke(emptied);
    setMeta(emptied.plan, { periodStart: null, periodEnd: null, reviewEveryMonths: null, languages: null });
    const vision = emptied.plan.fragment('vision');
    emptied.plan.doc.transact(() => vision?.delete(0, vision.length));
    expect(findingOf(emptied, code)).toEqual(findingOf(emptyPlan(), code));
  });
});

const ROOTS = Object.keys(emptyPlan().plan.roots).filter(
  (name): name is RecordRoot => !['meta', 'links', 'title', 'vision', 'accepted'].includes(name),
);

test('[PC5] of a plan in which all measures were dropped, no rule counts a measure', () => {
  const [dropped, removed] = [wholePlan(), wholePlan()];
  set('measures', { status: 'dropped', dropReason: 'No money' })(dropped);
  without('measures')(removed);
  const states = (checked: CheckedPlan) => RULES.map(({ code }) => [code, findingOf(checked, code).state]);
  expect(states(dropped)).toEqual(states(removed));
});
