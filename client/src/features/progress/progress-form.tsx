import { isBlank } from '@holdfast/base';
import { type MeasureId, postProgress } from '@holdfast/plan-model';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EntryForm } from '../../entries/entry-form.tsx';
import { WordsField } from '../../entries/words-field.tsx';
import { WrittenIn } from '../../entries/written-in.tsx';
import { useDevice } from '../../session/device.ts';
import { useWrittenIn } from '../../session/own-language.ts';
import { todayBy } from '../../session/today.ts';
import { useDiscussion } from '../../session/use-discussion.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFocusAfter } from '../../ui/use-focus-after.ts';
import { type DraftProblem, readDraft } from './read-draft.ts';

import styles from './progress.module.css';

/** What was begun is kept on this device at each key, each field for itself. */
function useProgressDraft(measure: MeasureId) {
  const today = todayBy(useDevice().clock);
  const list = `progress/${measure}`;
  const words = useLineDraft(list);
  const share = useLineDraft(`${list}/share`);
  const link = useLineDraft(`${list}/link`);
  const kept = useLineDraft(`${list}/on`);
  // Whoever empties the day sees it empty; until they touch it, it is today.
  const [day, setDay] = useState(kept.text === '' ? undefined : kept.text);
  const on = {
    text: day ?? today,
    setText: (next: string | undefined) => {
      setDay(next);
      kept.setText(next ?? '');
    },
  };
  const clear = (): void => {
    for (const { setText } of [words, share, link]) setText('');
    on.setText(undefined);
  };
  const isBegun = [words, share, link].some(({ text }) => !isBlank(text));
  return { today, words, share, link, on, clear, isBegun };
}

/** Where somebody says how far a measure has come. Open when it is asked for, or where something was begun. */
export function ProgressForm({ measure }: { readonly measure: MeasureId }) {
  const { t } = useTranslation();
  const open = useDiscussion();
  const draft = useProgressDraft(measure);
  const [state, setState] = useState<'closed' | 'begun' | 'asked'>(draft.isBegun ? 'begun' : 'closed');
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = state !== 'closed';
  useFocusAfter(isOpen, button);
  const [isTried, setTried] = useState(false);
  const [language, setLanguage] = useWrittenIn();
  const { today, words, share, link, on } = draft;
  if (open === undefined) return null;
  if (!isOpen) {
    return (
      <div>
        <Button ref={button} onClick={() => setState('asked')}>
          {t('reports.say')}
        </Button>
      </div>
    );
  }
  const reading = readDraft({ words: words.text, share: share.text, link: link.text, on: on.text }, today);
  const problems = isTried && reading.kind === 'wrong' ? reading.problems : {};
  const tell = (problem: DraftProblem | undefined) => problem && t(`reports.problems.${problem}`);
  function post(): void {
    setTried(true);
    if (open === undefined || reading.kind === 'wrong') return;
    postProgress(open.discussion, { measure, ...reading.said, language });
    draft.clear();
    setTried(false);
    setState('closed');
  }
  return (
    <EntryForm
      label={t('reports.say')}
      saveLabel={t('reports.post')}
      cancelLabel={t('reports.later')}
      takesFocus={state === 'asked'}
      onSave={post}
      onLeave={() => setState('closed')}
    >
      <WordsField
        label={t('reports.words')}
        lang={language}
        value={words.text}
        problem={tell(problems.words)}
        onChange={words.setText}
      />
      {!isBlank(words.text) && <WrittenIn language={language} onChange={setLanguage} />}
      <div className={styles['row']}>
        <TextField
          label={t('reports.on')}
          type="date"
          max={today}
          value={on.text}
          problem={tell(problems.on)}
          onChange={on.setText}
        />
        <TextField
          label={t('reports.share')}
          inputMode="numeric"
          autoComplete="off"
          value={share.text}
          problem={tell(problems.share)}
          onChange={share.setText}
        />
      </div>
      <TextField
        label={t('reports.link')}
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://"
        value={link.text}
        problem={tell(problems.link)}
        onChange={link.setText}
      />
    </EntryForm>
  );
}
