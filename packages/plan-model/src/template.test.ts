import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { addGoal } from './plan-edits.ts';
import { newReplica, syncAll, typeInto } from './plan-fixture.ts';
import { applyTemplate, BLANK_TEMPLATE, type PlanTemplate, templateUpdate } from './template.ts';

const template: PlanTemplate = {
  vision: [
    { kind: 'heading2', text: 'What we want' },
    { kind: 'bullet', text: 'one' },
    { kind: 'bullet', text: 'two' },
  ],
  goals: [{ key: 'stay', statement: 'All stay', why: [{ kind: 'plain', text: 'Because' }] }],
  indicators: [
    { key: 'rate', name: 'Leavers', unit: '%', decimals: 1, direction: 'down', source: 'Register' },
    { key: 'national', name: 'National rate', unit: '%', decimals: 1, direction: 'down', seriesId: 'elet' },
  ],
  targets: [{ key: 't', indicator: 'rate', goals: ['stay'], context: ['national'], rationale: [] }],
};

describe('a template', () => {
  test('[PM17] makes a plan with everything in its place and nothing unreadable', () => {
    const { problems, ...plan } = newReplica('ana', template).plan.snapshot();
    expect(problems).toEqual([]);
    expect(plan.title.plainText).toBe('');
    expect(plan.vision.plainText).toBe('What we want\none\ntwo');
    expect(plan.vision.blocks.map(({ kind }) => kind)).toEqual(['heading2', 'bullet', 'bullet']);
    expect(plan.goals).toMatchObject([
      { statement: { plainText: 'All stay' }, why: { plainText: 'Because' } },
    ]);
    const [target] = plan.targets;
    const [rate, national] = plan.indicators;
    if (target === undefined) throw new Error('no target');
    expect(target).toMatchObject({
      indicatorId: rate?.id,
      baselineValue: null,
      targetValue: null,
      deadline: null,
    });
    expect(plan.links.goalsByTarget.get(target.id)).toEqual([plan.goals[0]?.id]);
    expect(plan.links.contextByTarget.get(target.id)).toEqual([national?.id]);
    expect(national).toMatchObject({ seriesId: 'elet', source: null });
  });

  test('[PM17] gives the same bytes for the same data on every device', () => {
    expect(templateUpdate(structuredClone(template))).toEqual(templateUpdate(template));
  });

  test('[PM17] two devices and five reloads make one copy', () => {
    const [ana, bea] = [newReplica('ana', template), newReplica('bea', template)];
    typeInto(ana, ana.plan.roots.title, { text: 'Ours' });
    addGoal(bea.plan, { statement: 'More' });
    for (let reload = 0; reload < 5; reload++) {
      applyTemplate(ana.doc, templateUpdate(template));
      applyTemplate(bea.doc, templateUpdate(template));
      syncAll(ana, bea);
    }
    const { goals, title, vision } = ana.plan.snapshot();
    expect(title.plainText).toBe('Ours');
    expect(vision.plainText).toBe('What we want\none\ntwo');
    expect(goals).toHaveLength(2);
    expect(bea.plan.snapshot().goals).toEqual(goals);
  });

  test('[PM17] another version of it has another client id and other record ids', () => {
    const next: PlanTemplate = {
      ...template,
      goals: [{ key: 'stay', statement: 'All of us stay', why: [] }],
    };
    const clients = [template, next, BLANK_TEMPLATE].map((each) => [
      ...Y.parseUpdateMeta(templateUpdate(each)).from.keys(),
    ]);
    expect(new Set(clients.flat()).size).toBe(3);
    const both = newReplica('ana', template);
    applyTemplate(both.doc, templateUpdate(next));
    expect(both.plan.snapshot().goals).toHaveLength(2);
    expect(both.plan.snapshot().problems).toEqual([]);
  });

  test('[PM17] the blank one is two empty texts and a version; its bytes stay what they are', () => {
    const { plan } = newReplica('ana');
    expect(plan.roots.title.toJSON()).toBe('<paragraph></paragraph>');
    expect(plan.roots.vision.toJSON()).toBe('<paragraph></paragraph>');
    expect(Buffer.from(templateUpdate(BLANK_TEMPLATE)).toString('base64')).toMatchInlineSnapshot(
      `"AQWiz8mvDQAoAQRtZXRhDXNjaGVtYVZlcnNpb24BfQEHAQV0aXRsZQMJcGFyYWdyYXBoBwCiz8mvDQEGBwEGdmlzaW9uAwlwYXJhZ3JhcGgHAKLPya8NAwYA"`,
    );
  });

  test('[PM17] refuses a reference to nothing', () => {
    const [target] = template.targets;
    if (target === undefined) throw new Error('no target');
    expect(() => templateUpdate({ ...template, targets: [{ ...target, goals: ['lost'] }] })).toThrow(
      'no lost in goals',
    );
  });
});
