import '../../strings/seldom-strings.ts';
import { type CrossingChoice, crossingChoices } from '@holdfast/plan-model';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import type { KeptCrossing } from '../../platform/crossing-row.ts';
import { useOpenPlan, useWholePlan } from '../../session/open-plan-context.ts';
import { fieldWords } from '../../session/place-words.ts';
import { useParticipantName } from '../../session/use-participant-name.ts';
import { useEditRight } from '../../session/use-sync-state.ts';
import { wordDifferences } from '../../session/word-differences.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { Version, Versions } from '../../ui/versions.tsx';
import { choiceKey, placeWords, sideWords, storyKey } from './crossing-words.ts';

import styles from './crossings.module.css';

export interface CrossingItemProps {
  readonly kept: KeptCrossing;
  /** Without a choice it only leaves the list. */
  readonly onChoose: (choice: CrossingChoice | undefined) => void;
}

/** One place: what happened, both versions, who and when, and what can be done. */
export function CrossingItem({ kept: { crossing, foundAt }, onChoose }: CrossingItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const plan = useWholePlan();
  const { crossings } = useOpenPlan();
  // The right and not the pencil: choosing is an edit of its own, also while one reads on a phone.
  const mayEdit = useEditRight().kind === 'may-edit';
  const nameOf = useParticipantName();
  const heading = useId();
  const context = { t, format, plan };
  const author = crossing.other === null ? undefined : crossings.authorOf(crossing.other);
  const name = nameOf(author) ?? t('crossings.someone');
  const work = crossing.kind === 'removal' ? crossing.work : [];
  const fields = format.list(work.map((field) => fieldWords(field, context)));
  const sides = sideWords(crossing, context);
  const parts = sides && wordDifferences(sides.mine, sides.theirs);
  return (
    <li className={styles['item']} aria-labelledby={heading}>
      <h3 id={heading} className={styles['heading']}>
        {placeWords(crossing, context)}
      </h3>
      <p>{t(storyKey(crossing), { name, fields })}</p>
      {parts !== undefined && (
        <Versions>
          <Version label={t('crossings.mine')} parts={parts.mine} nothing={t('crossings.nothing')} />
          <Version
            label={crossing.kind === 'line' ? t('crossings.together') : name}
            parts={parts.theirs}
            nothing={t('crossings.nothing')}
          />
        </Versions>
      )}
      <p className={styles['quiet']}>{t('crossings.found', { when: format.moment(foundAt) })}</p>
      <div className={styles['actions']}>
        {mayEdit ? (
          crossingChoices(crossing).map((choice) => (
            <Button key={choice} onClick={() => onChoose(choice)}>
              {t(choiceKey(crossing, choice))}
            </Button>
          ))
        ) : (
          <Button onClick={() => onChoose(undefined)}>{t('crossings.choice.dismiss')}</Button>
        )}
      </div>
    </li>
  );
}
