import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { addGoal } from './plan-edits.ts';
import { newReplica, syncAll, typeInto } from './plan-fixture.ts';
import {
  applyTemplate,
  BLANK_TEMPLATE,
  type PlanTemplate,
  type TemplateRecord,
  templateUpdate,
} from './template.ts';

const rate: TemplateRecord = {
  root: 'indicators',
  key: 'rate',
  values: { name: 'Leavers', unit: '%', decimals: 1, direction: 'down', source: 'Register' },
};

const target: TemplateRecord = {
  root: 'targets',
  key: 'fewer',
  values: { baselineValue: 14.2, baselineDate: '2026-09-01' },
  refs: { indicatorId: 'rate' },
};

const stay = (statement: string): TemplateRecord => ({
  root: 'goals',
  key: 'stay',
  values: {},
  texts: { statement, why: [{ kind: 'plain', text: 'Because' }] },
});

const template: PlanTemplate = {
  meta: { institution: 'Our school' },
  title: '',
  vision: [
    { kind: 'heading2', text: 'What we want' },
    { kind: 'bullet', text: 'one' },
    { kind: 'bullet', text: 'two' },
  ],
  records: [
    stay('All stay'),
    target,
    rate,
    {
      root: 'indicators',
      key: 'national',
      values: { name: 'National rate', unit: '%', decimals: 1, direction: 'down', seriesId: 'elet' },
    },
    { root: 'actors', key: 'ana', values: { name: 'Ana', group: 'teacher', kind: 'person' } },
    { root: 'measures', key: 'week', values: { status: 'idea' }, texts: { title: 'A welcome week' } },
  ],
  links: [
    { kind: 'goal', from: 'fewer', to: 'stay' },
    { kind: 'context', from: 'fewer', to: 'national' },
    { kind: 'responsible', from: 'week', to: 'ana' },
    { kind: 'serves', from: 'week', to: 'stay' },
  ],
};

const withRecord = (record: TemplateRecord): PlanTemplate => ({
  ...template,
  records: [...template.records, record],
});

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
    expect(plan.institution).toBe('Our school');
    const [target] = plan.targets;
    const [rate, national] = plan.indicators;
    const [measure] = plan.measures;
    if (target === undefined || measure === undefined) throw new Error('something is missing');
    expect(target).toMatchObject({
      indicatorId: rate?.id,
      baselineValue: 14.2,
      baselineDate: '2026-09-01',
      targetValue: null,
      deadline: null,
      rationale: { plainText: '' },
    });
    expect(plan.links.goalsByTarget.get(target.id)).toEqual([plan.goals[0]?.id]);
    expect(plan.links.contextByTarget.get(target.id)).toEqual([national?.id]);
    expect(plan.links.actorsByMeasure.get(measure.id)).toEqual([plan.actors[0]?.id]);
    expect(plan.links.goalsByMeasure.get(measure.id)).toEqual([plan.goals[0]?.id]);
    expect(national).toMatchObject({ seriesId: 'elet', source: null });
  });

  test('[PM17] has its title where it brings one, as an example does', () => {
    const { plan } = newReplica('ana', { ...template, title: 'Example: a school' });
    expect(plan.snapshot().title.plainText).toBe('Example: a school');
    expect(plan.snapshot().problems).toEqual([]);
  });

  test('[PM17] keeps its records in the order in which they stand, each kind for itself', () => {
    const names = ['d', 'b', 'c', 'a'];
    const { plan } = newReplica('ana', {
      ...BLANK_TEMPLATE,
      records: names.flatMap((name) => [
        { ...stay(name), key: name },
        { ...rate, key: `rate-${name}`, values: { ...rate.values, name } },
      ]),
    });
    const { goals, indicators } = plan.snapshot();
    expect(goals).toMatchObject(names.map((plainText) => ({ statement: { plainText } })));
    expect(indicators).toMatchObject(names.map((name) => ({ name })));
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
      records: [stay('All of us stay'), ...template.records.slice(1)],
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

  test.each<readonly [string, PlanTemplate]>([
    ['there is no lost', withRecord({ ...target, key: 'other', refs: { indicatorId: 'lost' } })],
    ['there is no lost', { ...template, links: [{ kind: 'goal', from: 'fewer', to: 'lost' }] }],
    [
      'no link goal goes from fewer to ana',
      { ...template, links: [{ kind: 'goal', from: 'fewer', to: 'ana' }] },
    ],
    [
      'no link serves goes from fewer to stay',
      { ...template, links: [{ kind: 'serves', from: 'fewer', to: 'stay' }] },
    ],
    ['stay stands twice', withRecord(stay('Again'))],
    [
      'other has no field colour',
      withRecord({ ...rate, key: 'other', values: { ...rate.values, colour: 1 } }),
    ],
    [
      'unit of other cannot be kg',
      withRecord({ ...rate, key: 'other', values: { ...rate.values, unit: 'kg' } }),
    ],
    ['name of other cannot be undefined', withRecord({ ...rate, key: 'other', values: { unit: '%' } })],
    ['goals have no text note', withRecord({ ...stay(''), key: 'other', texts: { note: 'x' } })],
    ['meta has no field colour', { ...template, meta: { colour: 'red' } }],
  ])('[PM17] refuses what no plan can hold: %s', (problem, bad) => {
    expect(() => templateUpdate(bad)).toThrow(problem);
  });
});
