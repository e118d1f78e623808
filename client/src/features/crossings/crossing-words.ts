import '../../strings/seldom-strings.ts';
import { type Crossing, type CrossingChoice, parseRecordAddress } from '@holdfast/plan-model';

import { fieldWords, inRecord, metaWords, recordWords, textWords } from '../../session/place-words.ts';
import { type ValueContext, valueWords } from '../../session/value-words.ts';

/** Where it crossed: `Target “Absence rate”: value to reach`. */
export function placeWords(crossing: Crossing, context: ValueContext): string {
  if (crossing.kind === 'removal') return recordWords(crossing.record, context);
  if (crossing.kind !== 'value') return textWords(crossing.text, context);
  const { place } = crossing;
  if (place.kind === 'meta') return metaWords(place.field, context);
  if (place.kind === 'line') return textWords(place.text, context);
  const record = parseRecordAddress(place.root, place.id);
  const field = fieldWords(place.field, context);
  return record === undefined ? field : inRecord(record, field, context);
}

export interface Sides {
  readonly mine: string;
  readonly theirs: string;
}

/** Both versions, to be shown side by side; undefined where there is nothing to compare. */
export function sideWords(crossing: Crossing, context: ValueContext): Sides | undefined {
  switch (crossing.kind) {
    case 'value': {
      const { place, mine, theirs } = crossing;
      // A place in an order is a key that says nothing to anybody.
      if (place.kind === 'record' && place.field === 'order') return undefined;
      if (place.kind !== 'line')
        return { mine: valueWords(mine, place, context), theirs: valueWords(theirs, place, context) };
      const kind = (value: typeof mine): string => valueWords(value ?? 'plain', { field: 'kind' }, context);
      return { mine: kind(mine), theirs: kind(theirs) };
    }
    case 'words': {
      const rest = without(crossing.line, crossing.words.split('\n'));
      const [mine, theirs] = crossing.whose === 'mine' ? [crossing.line, rest] : [rest, crossing.line];
      return { mine, theirs };
    }
    case 'line':
      return { mine: crossing.mine, theirs: crossing.together };
    case 'removal':
      return undefined;
  }
}

/** A line without some pieces of it, which are in their order. */
function without(line: string, pieces: readonly string[]): string {
  let rest = '';
  let at = 0;
  for (const piece of pieces) {
    const start = line.indexOf(piece, at);
    if (start === -1) continue;
    rest += line.slice(at, start);
    at = start + piece.length;
  }
  return rest + line.slice(at);
}

/** The key of the sentence that says what happened. */
export function storyKey(crossing: Crossing) {
  switch (crossing.kind) {
    case 'value': {
      const { place } = crossing;
      if (place.kind === 'line') return 'crossings.story.line-kind';
      return place.kind === 'record' && place.field === 'order'
        ? 'crossings.story.order'
        : 'crossings.story.value';
    }
    case 'words':
      return `crossings.story.words-${crossing.whose}` as const;
    case 'line':
      return 'crossings.story.line';
    case 'removal':
      if (crossing.work.includes('archivedAt')) return 'crossings.story.restored';
      return `crossings.story.removed-${crossing.removedBy}` as const;
  }
}

/** The key of what a choice is called. */
export function choiceKey(crossing: Crossing, choice: CrossingChoice) {
  if (choice === 'both') return crossing.kind === 'line' ? 'crossings.choice.below' : 'crossings.choice.both';
  switch (crossing.kind) {
    case 'value':
      return `crossings.choice.${crossing.stands === choice ? 'keep' : 'use'}-${choice}` as const;
    case 'words':
      if (choice !== crossing.whose) return 'crossings.choice.leave-out';
      return `crossings.choice.put-back-${choice}` as const;
    case 'line':
      return choice === 'mine' ? 'crossings.choice.use-mine' : 'crossings.choice.keep';
    case 'removal': {
      const isRemoved = choice === (crossing.removedBy === 'me' ? 'mine' : 'theirs');
      return isRemoved ? 'crossings.choice.leave-removed' : 'crossings.choice.bring-back';
    }
  }
}
