import type { Gap } from '@holdfast/plan-check';
import type { TFunction } from 'i18next';

import { choiceWords } from '../../session/place-words.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { shownName } from '../../session/record-name.ts';
import type { Format } from '../../strings/format.ts';
import type { Asking } from './question.ts';

type Saying = Pick<Asking, 't' | 'format' | 'snapshot'>;

export interface GapWords {
  /** What is missing. */
  readonly statement: string;
  /** What would fill it. */
  readonly question: string;
}

export function gapWords(gap: Gap, saying: Saying): GapWords {
  const { t, snapshot } = saying;
  const { place } = gap;
  const words = {
    name: place.kind === 'record' ? shownName(snapshot, place.record, t) : '',
    what: aboutWhat(gap, saying),
  };
  const statement =
    gap.ask === 'addOutcome' && gap.level !== null
      ? t('check.levelOf', words)
      : t(`check.gaps.${gap.ask}`, words);
  return { statement, question: t(`check.asks.${gap.ask}`, words) };
}

function aboutWhat(gap: Gap, { t, format }: Saying): string {
  if (gap.ask === 'addSurvey') return t(`check.audiences.${gap.audience}`);
  if (gap.place.kind === 'groups') return groupsWords(gap.place.groups, t, format);
  const choice = choiceOf(gap);
  return choice === null ? '' : choiceWords(choice, t);
}

/** What of the vocabulary a gap is about. */
function choiceOf(gap: Gap): string | null {
  if ('body' in gap) return gap.body;
  if ('level' in gap) return gap.level;
  if ('staffKind' in gap) return gap.staffKind;
  if ('audience' in gap) return gap.audience;
  if ('topic' in gap) return gap.topic;
  if ('offer' in gap) return gap.offer;
  return 'scope' in gap ? gap.scope : null;
}

/** A group, or one of several. */
function groupsWords(
  groups: Extract<Gap['place'], { kind: 'groups' }>['groups'],
  t: TFunction,
  format: Format,
): string {
  const names = groups.map((group) => t(`groups.${group}`));
  return names.length === 1 ? (names[0] ?? '') : t('check.oneOf', { groups: format.list(names) });
}

/** One string per gap: the same as long as the gap is. */
export function gapKey(gap: Gap): string {
  const { ask, place, ...about } = gap;
  return [ask, placeKey(place), ...Object.values(about).map(String)].join(' ');
}

function placeKey(place: Gap['place']): string {
  switch (place.kind) {
    case 'record':
      return recordKey(place.record);
    case 'section':
      return place.section;
    case 'groups':
      return place.groups.join('+');
    case 'meta':
      return place.field;
  }
}
