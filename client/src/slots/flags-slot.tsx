import { useTranslation } from 'react-i18next';

import { useFormat } from '../strings/format.ts';
import type { ChoiceSlotProps } from './choice-slot.tsx';
import { PickSlot } from './pick-slot.tsx';

export interface FlagsSlotProps<Prefix extends string, Choice extends string> extends Omit<
  ChoiceSlotProps<Choice>,
  'value' | 'onChoose'
> {
  readonly prefix: Prefix;
  /** Holds a flag for each choice, by the name `prefix:choice`. */
  readonly record: { readonly [Each in `${Prefix}:${Choice}`]: unknown };
  /** All that is chosen and no longer chosen, for one edit. */
  readonly onFlags: (patch: { readonly [Each in `${Prefix}:${Choice}`]?: true | null }) => void;
}

/** Several words of the vocabulary at once, inside a sentence. */
export function FlagsSlot<Prefix extends string, Choice extends string>(
  props: FlagsSlotProps<Prefix, Choice>,
) {
  const { label, place, choices, wordOf, markOf, gap, prefix, record, onFlags } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const picked = flagsOf(record, prefix, choices);
  const words = format.list(picked.map(wordOf)) || (gap ?? t('slots.unknown'));
  return (
    <PickSlot
      label={t('slots.button', { slot: label, value: words })}
      place={place}
      mode="multiple"
      isGap={picked.length === 0}
      options={choices.map((id) => ({ id, label: wordOf(id), mark: markOf?.(id) }))}
      picked={picked}
      onPick={(next) => onFlags(flagPatch(prefix, picked, next))}
    >
      <bdi>{words}</bdi>
    </PickSlot>
  );
}

/** The choices whose flags are set. */
function flagsOf<Prefix extends string, Choice extends string>(
  record: { readonly [Each in `${Prefix}:${Choice}`]: unknown },
  prefix: Prefix,
  choices: readonly Choice[],
): readonly Choice[] {
  return choices.filter((choice) => record[`${prefix}:${choice}`] === true);
}

/** Only what changes: two people who choose at once both get what they chose. */
function flagPatch<Prefix extends string, Choice extends string>(
  prefix: Prefix,
  before: readonly Choice[],
  after: readonly Choice[],
): { readonly [Each in `${Prefix}:${Choice}`]?: true | null } {
  const added = after.filter((choice) => !before.includes(choice)).map((choice) => [choice, true]);
  const gone = before.filter((choice) => !after.includes(choice)).map((choice) => [choice, null]);
  // Flags of this prefix, as the type says.
  return Object.fromEntries(
    [...added, ...gone].map(([choice, flag]) => [`${prefix}:${String(choice)}`, flag]),
  ) as { readonly [Each in `${Prefix}:${Choice}`]?: true | null };
}
