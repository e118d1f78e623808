import {
  ACTOR_GROUPS,
  addEndorsement,
  ENDORSEMENT_WAYS,
  endorsementsOf,
  type GoalId,
  MAX_SPOKESPERSON,
  MOST_ASKED,
} from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EntryForm } from '../../entries/entry-form.tsx';
import { WordsField } from '../../entries/words-field.tsx';
import { useDiscussion, useEndorsements } from '../../session/use-discussion.ts';
import { useFormDraft } from '../../session/use-form-draft.ts';
import { useFormat } from '../../strings/format.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { BLANK_ENDORSEMENT, checkEndorsement, type EndorsementProblems } from './check-endorsement.ts';

export interface EndorsementFormProps {
  readonly goal: GoalId;
  /** It was recorded, or is left for now: what was begun is kept on this device. */
  readonly onDone: () => void;
}

/** Writes down that a group says yes to a goal, who spoke for it, how many were asked and how. */
export function EndorsementForm({ goal, onDone }: EndorsementFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = useDiscussion();
  const { values, change, clear } = useFormDraft(`endorse/${goal}`, BLANK_ENDORSEMENT);
  const [isTried, setTried] = useState(false);
  const checked = checkEndorsement(values);
  const problems: EndorsementProblems = (isTried && checked.problems) || {};
  const before = endorsementsOf(useEndorsements(), goal);
  const hasSaidYes = ACTOR_GROUPS.some((group) => group === values.group && before.has(group));
  if (open === undefined) return null;
  const { discussion } = open;

  function save(): void {
    setTried(true);
    if (checked.problems !== undefined) return;
    addEndorsement(discussion, { goal, ...checked.endorsement });
    clear();
    onDone();
  }
  return (
    <EntryForm
      label={t('heard.addYes')}
      saveLabel={t('heard.form.save')}
      cancelLabel={t('heard.form.cancel')}
      onSave={save}
      onLeave={onDone}
    >
      <SelectField
        label={t('heard.yes.group')}
        value={values.group}
        help={hasSaidYes ? t('heard.yes.again') : undefined}
        problem={problems.group && t('heard.yes.noGroup')}
        options={[
          { value: '', label: t('suggest.choose') },
          ...ACTOR_GROUPS.map((value) => ({ value: value as string, label: t(`groups.${value}`) })),
        ]}
        onChange={(value) => change('group', value)}
      />
      <SelectField
        label={t('heard.yes.way')}
        value={values.way}
        problem={problems.way && t('heard.yes.noWay')}
        options={[
          { value: '', label: t('suggest.choose') },
          ...ENDORSEMENT_WAYS.map((value) => ({
            value: value as string,
            label: t(`heard.channels.${value}`),
          })),
        ]}
        onChange={(value) => change('way', value)}
      />
      <TextField
        label={t('heard.yes.who')}
        help={t('heard.yes.whoHelp')}
        maxLength={MAX_SPOKESPERSON}
        value={values.spokesperson}
        problem={problems.spokesperson && t('heard.yes.noWho')}
        onChange={(value) => change('spokesperson', value)}
      />
      <TextField
        label={t('heard.yes.asked')}
        inputMode="numeric"
        value={values.asked}
        problem={problems.asked && t('heard.yes.badAsked', { most: format.number(MOST_ASKED) })}
        onChange={(value) => change('asked', value)}
      />
      <WordsField
        label={t('heard.yes.note')}
        value={values.note}
        onChange={(value) => change('note', value)}
      />
    </EntryForm>
  );
}
