import { type Field, isUnreadable } from '@holdfast/plan-model';
import type { TFunction } from 'i18next';

/** What a slot says in its sentence. */
export interface SlotText {
  readonly text: string;
  /** Nothing is known, or what stands there cannot be read. */
  readonly isGap: boolean;
}

export function slotText<Value extends string | number | boolean>(
  value: Field<Value | null>,
  show: (value: Value) => string,
  t: TFunction,
  /** Said where nothing is known, when the words around it do not say what is asked for. */
  gap = t('slots.unknown'),
): SlotText {
  if (isUnreadable(value)) return { text: `${t('slots.unreadable')} (${value.raw})`, isGap: true };
  if (value === null) return { text: gap, isGap: true };
  return { text: show(value), isGap: false };
}
