import { type CrossingChoice, crossingChoices } from '@holdfast/plan-model';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import type { KeptCrossing } from '../../platform/crossing-row.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { fieldWords } from '../../session/place-words.ts';
import { useParticipantName } from '../../session/use-participant-name.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { choiceKey, placeWords, type Sides, sideWords, storyKey } from './crossing-words.ts';
import { wordDifferences, type WordPart } from './word-differences.ts';

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
  const plan = usePlan((snapshot) => snapshot);
  const { crossings } = useOpenPlan();
  const mayEdit = useMayEdit();
  const nameOf = useParticipantName();
  const heading = useId();
  const context = { t, format, plan };
  const author = crossing.other === null ? undefined : crossings.authorOf(crossing.other);
  const name = nameOf(author) ?? t('crossings.someone');
  const work = crossing.kind === 'removal' ? crossing.work : [];
  const fields = format.list(work.map((field) => fieldWords(field, context)));
  const sides = sideWords(crossing, context);
  return (
    <li className={styles['item']} aria-labelledby={heading}>
      <h3 id={heading} className={styles['heading']} dir="auto">
        {placeWords(crossing, context)}
      </h3>
      <p>{t(storyKey(crossing), { name, fields })}</p>
      {sides !== undefined && (
        <Versions
          sides={sides}
          labels={{
            mine: t('crossings.mine'),
            theirs: crossing.kind === 'line' ? t('crossings.together') : name,
          }}
        />
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

function Versions({ sides, labels }: { readonly sides: Sides; readonly labels: Sides }) {
  const parts = wordDifferences(sides.mine, sides.theirs);
  return (
    <div className={styles['versions']}>
      <Version label={labels.mine} parts={parts.mine} />
      <Version label={labels.theirs} parts={parts.theirs} />
    </div>
  );
}

function Version({ label, parts }: { readonly label: string; readonly parts: readonly WordPart[] }) {
  const { t } = useTranslation();
  const isEmpty = parts.every(({ text }) => text.trim() === '');
  return (
    <div className={styles['version']}>
      <p className={styles['label']}>
        <bdi>{label}</bdi>
      </p>
      <p className={styles['words']} dir="auto">
        {isEmpty && <em className={styles['quiet']}>{t('crossings.nothing')}</em>}
        {!isEmpty &&
          parts.map(({ text, isOwn }, index) =>
            isOwn ? (
              // oxlint-disable-next-line react/no-array-index-key -- parts of a version never change
              <mark key={index} className={styles['own']}>
                {text}
              </mark>
            ) : (
              text
            ),
          )}
      </p>
    </div>
  );
}
