import { useEffect, useState } from 'react';

import { useLineDraft } from './use-line-draft.ts';

export interface FormDraft<Field extends string> {
  readonly values: Readonly<Record<Field, string>>;
  readonly change: (field: Field, value: string) => void;
  /** It was given in, or is not wanted any more. */
  readonly clear: () => void;
}

/**
 * What is being written in a form of the open plan: as with a line, it is in the form and, from each key on, in the drafts
 * of this device. `blank` is the form in which nothing was begun; `toKeep` leaves out what is to be in the form alone, and goes
 * with it. By that rule is also read what was kept before, and what it leaves out is taken from the device.
 */
export function useFormDraft<Field extends string>(
  form: string,
  blank: Readonly<Record<Field, string>>,
  toKeep: (values: Readonly<Record<Field, string>>) => Readonly<Record<Field, string>> = (all) => all,
): FormDraft<Field> {
  const { text, setText } = useLineDraft(form);
  const [inForm, setInForm] = useState<Readonly<Record<Field, string>>>();
  const values = inForm ?? toKeep(readValues(text, blank));
  function keep(next: Readonly<Record<Field, string>>): void {
    const kept = textOf(toKeep(next), blank);
    // What is left out also goes from where another tab has kept it.
    if (kept !== textOf(next, blank)) setText('');
    setText(kept);
  }
  // An earlier version, or the rule of before, may have kept more.
  useEffect(() => {
    const kept = readValues(text, blank);
    if (textOf(toKeep(kept), blank) !== textOf(kept, blank)) keep(kept);
  });
  return {
    values,
    change: (field, value) => {
      const next = { ...values, [field]: value };
      setInForm(next);
      keep(next);
    },
    clear: () => {
      setInForm(undefined);
      setText('');
    },
  };
}

/** Empty where nothing was begun. */
function textOf<Field extends string>(
  values: Readonly<Record<Field, string>>,
  blank: Readonly<Record<Field, string>>,
): string {
  const fields = [...fieldsOf(blank)];
  return fields.some((each) => values[each] !== blank[each]) ? JSON.stringify(values, fields) : '';
}

/** What another version kept, or somebody's hand, may be anything: what is no value of the form is left out. */
function readValues<Field extends string>(
  text: string,
  blank: Readonly<Record<Field, string>>,
): Readonly<Record<Field, string>> {
  const values: Record<Field, string> = { ...blank };
  const kept = parse(text);
  for (const field of fieldsOf(blank)) {
    const value = kept[field];
    if (typeof value === 'string') values[field] = value;
  }
  return values;
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === 'object' && kept !== null ? Object.fromEntries(Object.entries(kept)) : {};
  } catch {
    // Nothing was begun, or not by this form.
    return {};
  }
}

function fieldsOf<Field extends string>(blank: Readonly<Record<Field, string>>): readonly Field[] {
  return Object.keys(blank) as Field[];
}
