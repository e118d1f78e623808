import { systemClock, systemRandom } from '@holdfast/base';
import { communityPlan } from '@holdfast/content';
import { indicatorsEn } from '@holdfast/content/indicators';
import {
  ACTOR_GROUPS,
  addActor,
  addGoal,
  addMeasure,
  addTarget,
  openPlan,
  parseIsoDate,
} from '@holdfast/plan-model';
import type * as Y from 'yjs';

const COUNTS = { goals: 60, targetsOfGoal: 3, actors: 60, measures: 200 };

/** How many things with words of their own `fillPlan` adds. */
export const ITEMS = COUNTS.goals * (1 + COUNTS.targetsOfGoal) + COUNTS.actors + COUNTS.measures;

export const LARGE_PLAN = { fill: fillPlan, measures: COUNTS.measures };

/** Adds 500 goals, targets, people and measures to a plan, with sentences such as schools write. */
function fillPlan(doc: Y.Doc): void {
  const plan = openPlan(doc, { clock: systemClock, random: systemRandom, participantId: 'bench' });
  const sentence = sentences();
  const goals = repeat(COUNTS.goals, () =>
    addGoal(plan, { statement: sentence(), why: `${sentence()} ${sentence()}` }),
  );
  for (const goal of goals) {
    repeat(COUNTS.targetsOfGoal, (at) =>
      addTarget(plan, {
        indicator: { name: sentence().slice(0, 100), unit: '%', decimals: 1, direction: 'down' },
        goals: [goal],
        baselineValue: 14.2 + at,
        targetValue: 9 + at,
        deadline: day('2028-07-31'),
        rationale: sentence(),
      }),
    );
  }
  const actors = repeat(COUNTS.actors, (at) =>
    addActor(plan, {
      name: sentence().slice(0, 40),
      kind: 'person',
      group: ACTOR_GROUPS[at % ACTOR_GROUPS.length] ?? 'teacher',
      role: sentence(),
    }),
  );
  repeat(COUNTS.measures, (at) =>
    addMeasure(plan, {
      title: sentence(),
      what: `${sentence()} ${sentence()}`,
      goals: goals.slice(at % goals.length, (at % goals.length) + 1),
      responsible: actors.slice(at % actors.length, (at % actors.length) + 1),
    }),
  );
  plan.dispose();
}

/** Every text of a plan as plain lines, in the order of the plan. */
export function linesOf(doc: Y.Doc): readonly string[] {
  const plan = openPlan(doc, { clock: systemClock, random: systemRandom, participantId: 'bench' });
  const { title, vision, goals, targets, indicators, actors, measures } = plan.snapshot();
  plan.dispose();
  const records = [...goals, ...targets, ...indicators, ...actors, ...measures];
  return [title, vision, ...records.flatMap((record) => Object.values(record))]
    .flatMap((value) => (isText(value) ? value.plainText.split('\n') : []))
    .filter((line) => line !== '');
}

function isText(value: unknown): value is { readonly plainText: string } {
  return typeof value === 'object' && value !== null && 'plainText' in value;
}

/** The sentences of the template and of the library of indicators, again and again. */
export function sentences(): () => string {
  const { plan } = communityPlan.languages.en;
  const words = [JSON.stringify(plan), JSON.stringify(indicatorsEn)].flatMap((text) =>
    [...text.matchAll(/"([A-Z][^"]{40,})"/gu)].map(([, sentence = '']) => sentence),
  );
  let next = 0;
  return () => words[next++ % words.length] ?? '';
}

function repeat<Made>(count: number, make: (at: number) => Made): readonly Made[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

function day(text: string) {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}
