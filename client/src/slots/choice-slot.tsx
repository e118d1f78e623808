import { type Field, isUnreadable } from '@holdfast/plan-model';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { PickSlot } from './pick-slot.tsx';
import { slotText } from './slot-text.ts';

interface ChoicesProps<Choice extends string> {
  readonly label: string;
  readonly place: string;
  readonly choices: readonly Choice[];
  readonly wordOf: (choice: Choice) => string;
  /** Stands before the word in the list. */
  readonly markOf?: (choice: Choice) => ReactNode;
  /** Said where nothing is chosen. */
  readonly gap?: string;
}

export interface ChoiceSlotProps<Choice extends string> extends ChoicesProps<Choice> {
  readonly value: Field<Choice | null>;
  readonly onChoose: (choice: Choice) => void;
}

/** One of a few words of the vocabulary, inside a sentence. */
export function ChoiceSlot<Choice extends string>(props: ChoiceSlotProps<Choice>) {
  const { label, place, choices, wordOf, markOf, gap, value, onChoose } = props;
  const { t } = useTranslation();
  const shown = slotText(value, wordOf, t, gap);
  const words = shown.text;
  return (
    <PickSlot
      label={t('slots.button', { slot: label, value: words })}
      place={place}
      mode="single"
      isGap={shown.isGap}
      options={choices.map((id) => ({ id, label: wordOf(id), mark: markOf?.(id) }))}
      picked={value === null || isUnreadable(value) ? [] : [value]}
      onPick={([next]) => next !== undefined && onChoose(next)}
    >
      {words}
    </PickSlot>
  );
}
