import { type Field, isUnreadable, SCOPES, type Voice } from '@holdfast/plan-model';

import { inSection } from '../asks.ts';
import { LIMITS } from '../limits.ts';
import { type Demand, rule } from '../rule.ts';
import { hasWords, livingMeasures } from '../what-counts.ts';
import { hasPractice, practiceDemands, practising } from './practice-demands.ts';

/** Learners say what they think and take part in decisions: a way that is told of, and a council of their own. */
const learnersDecide = rule({
  code: 'R28',
  level: 'recommendation',
  reads: ({ plan }) => ({ ...practising(plan), actors: plan.actors }),
  judge: ({ actors, ...parts }) => {
    const isDone = livingMeasures(parts.measures).some(({ type }) => type === 'learnerVoice');
    return {
      demands: [
        ...(isDone ? [[]] : practiceDemands(parts, 'learnerVoice')),
        actors.some(({ body }) => body === 'studentCouncil')
          ? []
          : [{ ask: 'addBody', place: inSection('community'), body: 'studentCouncil' }],
      ],
    };
  },
});

/** What people have a say in: lessons, work, and how things are organised. */
const allScopes = rule({
  code: 'R29',
  level: 'recommendation',
  reads: ({ plan }) => ({ practices: plan.practices }),
  judge: ({ practices }) => {
    const named = practices.filter(({ title }) => hasWords(title));
    return {
      demands: SCOPES.map((scope): Demand =>
        named.some((practice) => practice[`scope:${scope}`] === true)
          ? []
          : [{ ask: 'practiceScope', place: inSection('practices'), scope }],
      ),
    };
  },
});

const PERSONAL: ReadonlySet<unknown> = new Set(['homeVisit', 'oneToOne', 'smallGroup']);

/** Ways to be heard that need no meeting: told of as a practice, or used, so that a voice came by one. */
const informalVoice = rule({
  code: 'R30',
  level: 'recommendation',
  reads: ({ plan, discussion }) => ({
    ...practising(plan),
    isHeardSo: discussion.voices.some(isPersonal),
  }),
  judge: ({ isHeardSo, ...parts }) => ({
    demands: isHeardSo ? [[]] : practiceDemands(parts, 'informalVoice'),
  }),
});

function isPersonal({ channel, hidden }: Voice): boolean {
  return hidden === null && PERSONAL.has(channel);
}

/** The plan, or what its tools ask, is there in more than one language. */
const languages = rule({
  code: 'R31',
  level: 'recommendation',
  reads: ({ plan }) => ({ ...practising(plan), languages: plan.standing.languages }),
  judge: ({ languages, ...parts }) => ({
    demands: [
      countLanguages(languages) >= LIMITS.languages || hasPractice(parts, 'languages')
        ? []
        : [{ ask: 'languages', place: { kind: 'meta', field: 'languages' } }],
    ],
  }),
});

/** People write them one after another, with commas or as they speak. */
const BETWEEN_LANGUAGES = /[,;/&+|\n،、·]|\s(?:and|et|und|y|e|en|och|og|i|ja|și|و)\s/u;

function countLanguages(words: Field<string | null>): number {
  if (words === null || isUnreadable(words)) return 0;
  const names = words.split(BETWEEN_LANGUAGES).map((name) => name.trim().toLocaleLowerCase('und'));
  return new Set(names.filter((name) => name !== '')).size;
}

export const HAVING_A_SAY = [learnersDecide, allScopes, informalVoice, languages];
