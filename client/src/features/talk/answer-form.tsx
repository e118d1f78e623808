import { answerThread, type Outcome, recordOfPlace, type Thread } from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDiscussion } from '../../session/use-discussion.ts';
import { leaveByEscape } from '../../ui/leave-by-escape.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { Composer } from './composer.tsx';

import styles from './talk.module.css';

const OUTCOMES: readonly Outcome[] = ['changed', 'noted', 'declined'];

/** Says what became of a thread, and so closes it. Declining takes a reason. */
export function AnswerForm({
  thread,
  initial,
  onDone,
}: {
  readonly thread: Thread;
  readonly initial?: Outcome;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const open = useDiscussion();
  const outcomes: readonly Outcome[] = thread.isFromEditor ? ['resolved', ...OUTCOMES] : OUTCOMES;
  const [chosen, setChosen] = useState<Outcome>();
  const outcome = chosen ?? initial ?? outcomes[0] ?? 'noted';
  // Whoever pressed "not, because" has chosen, and says why.
  const isDecided = initial !== undefined && chosen === undefined;
  if (open === undefined) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the key comes from what is inside
    <div className={styles['answer']} onKeyDown={leaveByEscape(onDone)}>
      <SelectField
        label={t('talk.whatBecame')}
        value={outcome}
        takesFocus={initial === undefined}
        options={outcomes.map((value) => ({ value, label: t(`talk.outcomes.${value}`) }))}
        onChange={setChosen}
      />
      <Composer
        key={outcome}
        draft={`answer/${thread.key}`}
        label={t(outcome === 'declined' ? 'talk.because' : 'talk.addWords')}
        placeholder={t(outcome === 'declined' ? 'talk.because' : 'talk.addWords')}
        submitLabel={t('talk.giveAnswer')}
        takesFocus={isDecided}
        isOptional={outcome !== 'declined'}
        onCancel={onDone}
        onSay={(reason, language) => {
          const change = outcome === 'changed' ? recordOfPlace(thread.place) : undefined;
          answerThread(open.discussion, { thread, outcome, reason, language, ...(change && { change }) });
          onDone();
        }}
      />
    </div>
  );
}
