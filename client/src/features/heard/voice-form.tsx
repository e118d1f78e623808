import { isBlank } from '@holdfast/base';
import { type ActorGroup, addVoice, MOST_HEARD, VOICE_CHANNELS } from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EntryForm } from '../../entries/entry-form.tsx';
import { WordsField } from '../../entries/words-field.tsx';
import { WrittenIn } from '../../entries/written-in.tsx';
import { localDay } from '../../platform/local-day.ts';
import { useDevice } from '../../session/device.ts';
import { useWrittenIn } from '../../session/own-language.ts';
import { useDiscussion } from '../../session/use-discussion.ts';
import { useFormDraft } from '../../session/use-form-draft.ts';
import { useFormat } from '../../strings/format.ts';
import { CheckBox } from '../../ui/check-box.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { BLANK_VOICE, checkVoice, NO_DAY, type VoiceProblems } from './check-voice.ts';

import styles from './heard.module.css';

export interface VoiceFormProps {
  readonly group: ActorGroup;
  /** It was recorded, or is left for now: what was begun is kept on this device. */
  readonly onDone: () => void;
}

/** Writes down what people of a group said elsewhere. */
export function VoiceForm({ group, onDone }: VoiceFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = useDiscussion();
  const today = localDay(useDevice().clock.now());
  const { values, change, clear } = useFormDraft(`heard/${group}`, BLANK_VOICE);
  const [isTried, setTried] = useState(false);
  const [language, setLanguage] = useWrittenIn(null, { isOthers: true });
  const checked = checkVoice(values, today);
  const problems: VoiceProblems = (isTried && checked.problems) || {};
  const day = values.heardOn === '' ? today : values.heardOn === NO_DAY ? '' : values.heardOn;
  const say = (problem: VoiceProblems[keyof VoiceProblems]) =>
    problem && t(`heard.form.${problem}`, { most: format.number(MOST_HEARD) });
  if (open === undefined) return null;
  const { discussion } = open;

  function save(): void {
    setTried(true);
    if (checked.problems !== undefined) return;
    addVoice(discussion, { group, ...checked.voice, language });
    clear();
    onDone();
  }
  return (
    <EntryForm
      label={t('heard.recordGroup', { group: t(`groups.${group}`) })}
      saveLabel={t('heard.form.save')}
      cancelLabel={t('heard.form.cancel')}
      onSave={save}
      onLeave={onDone}
    >
      <SelectField
        label={t('heard.form.how')}
        value={values.channel}
        options={[
          { value: '', label: t('suggest.choose') },
          ...VOICE_CHANNELS.map((value) => ({ value: value as string, label: t(`heard.channels.${value}`) })),
        ]}
        problem={say(problems.channel)}
        onChange={(value) => change('channel', value)}
      />
      <TextField
        label={t('heard.form.when')}
        type="date"
        max={today}
        value={day}
        problem={say(problems.heardOn)}
        onChange={(value) => change('heardOn', value === today ? '' : value || NO_DAY)}
      />
      <TextField
        label={t('heard.form.people')}
        help={t('heard.form.peopleHelp')}
        inputMode="numeric"
        value={values.people}
        problem={say(problems.people)}
        onChange={(value) => change('people', value)}
      />
      <WhatWasSaid values={values} language={language} problem={say(problems.words)} onChange={change} />
      {values.hasConsent !== '' && !isBlank(values.words) && (
        <WrittenIn language={language} onChange={setLanguage} />
      )}
    </EntryForm>
  );
}

type VoiceValues = typeof BLANK_VOICE;

interface WhatWasSaidProps {
  readonly values: Readonly<VoiceValues>;
  readonly language: string;
  readonly problem: string | undefined;
  readonly onChange: (field: keyof VoiceValues, value: string) => void;
}

/** Their words, for which they are asked first. */
function WhatWasSaid({ values, language, problem, onChange }: WhatWasSaidProps) {
  const { t } = useTranslation();
  const isGiven = values.hasConsent !== '';
  return (
    <>
      <CheckBox isChecked={isGiven} onChange={(isChecked) => onChange('hasConsent', isChecked ? 'yes' : '')}>
        {t('heard.form.consent')}
      </CheckBox>
      {isGiven ? (
        <WordsField
          label={t('heard.form.words')}
          help={t('heard.form.wordsHelp')}
          lang={language}
          value={values.words}
          problem={problem}
          onChange={(value) => onChange('words', value)}
        />
      ) : (
        <p className={styles['quiet']}>{t('heard.form.noConsent')}</p>
      )}
    </>
  );
}
