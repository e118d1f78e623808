import { displayNameSchema, GROUPS, type Group } from '@holdfast/sync-protocol';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Person } from '../platform/plan-library.ts';
import type { PersonSoFar } from '../session/use-person.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ColourField } from './colour-field.tsx';

import styles from './person.module.css';

export interface PersonFormProps {
  readonly initial: PersonSoFar;
  /** An invitation may say for which group it is. */
  readonly fixedGroup?: Group | undefined;
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly onSubmit: (person: Person) => void;
  readonly children?: ReactNode;
}

/** Who someone is in a plan: a name, a group and a colour. Asked when they start or join one, and changed later. */
export function PersonForm({ initial, fixedGroup, submitLabel, busy, onSubmit, children }: PersonFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(initial.displayName);
  const [group, setGroup] = useState(fixedGroup ?? initial.group);
  const [colour, setColour] = useState(initial.colour);
  const [isSubmitted, setSubmitted] = useState(false);
  const groupField = useRef<HTMLSelectElement>(null);
  const displayName = displayNameSchema.safeParse(name);

  function submit(): void {
    setSubmitted(true);
    if (!displayName.success) return;
    if (group === undefined) groupField.current?.focus();
    else onSubmit({ displayName: displayName.data, group, colour });
  }

  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form is what was asked for, and this is its first field
        autoFocus
        label={t('person.name')}
        help={t('person.nameHelp')}
        value={name}
        onChange={setName}
        problem={isSubmitted && !displayName.success ? t('person.nameMissing') : undefined}
        autoComplete="name"
        required
      />
      {fixedGroup === undefined && (
        <SelectField
          label={t('person.group')}
          help={t('person.groupHelp')}
          value={group}
          unchosen={t('person.groupUnchosen')}
          problem={isSubmitted && group === undefined ? t('person.groupMissing') : undefined}
          onChange={setGroup}
          selectRef={groupField}
          options={GROUPS.map((value) => ({ value, label: t(`groups.${value}`) }))}
        />
      )}
      <ColourField value={colour} onChange={setColour} />
      {children}
      <div className={styles['formActions']}>
        <Button type="submit" variant="primary" disabled={busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
