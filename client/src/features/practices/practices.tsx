import {
  isUnreadable,
  PRACTICE_TOPICS,
  type PracticeSnapshot,
  type PracticeTopic,
  WELCOMING_TOPICS,
} from '@holdfast/plan-model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import '../../strings/do-strings.ts';
import { usePlan } from '../../session/open-plan-context.ts';
import { Section } from '../../ui/section.tsx';
import { PracticeList, TopicBlock } from './topic-block.tsx';

import styles from './practices.module.css';

const VOICES: readonly PracticeTopic[] = ['learnerVoice', 'informalVoice', 'languages'];

/** The topics in the order in which they are shown. */
const PARTS = [
  { key: 'welcoming', topics: WELCOMING_TOPICS },
  { key: 'voices', topics: VOICES },
  {
    key: 'community',
    topics: PRACTICE_TOPICS.filter((topic) => ![...WELCOMING_TOPICS, ...VOICES].includes(topic)),
  },
] as const;

const NONE: readonly PracticeSnapshot[] = [];

/** What makes a school a place where people like to be and are heard. */
export function Practices() {
  const { t } = useTranslation();
  const practices = usePlan((plan) => plan.practices);
  const { byTopic, unreadable } = useMemo(() => sortByTopic(practices), [practices]);
  return (
    <Section id="practices" heading={t('sections.practices')} guidance={t('practices.guidance')}>
      {PARTS.map(({ key, topics }) => (
        <div key={key} className={styles['part']}>
          <h3 className={styles['partTitle']}>{t(`practices.parts.${key}`)}</h3>
          {topics.map((topic) => (
            <TopicBlock key={topic} topic={topic} practices={byTopic.get(topic) ?? NONE} />
          ))}
        </div>
      ))}
      {unreadable.length > 0 && (
        <div className={styles['part']}>
          <h3 className={styles['partTitle']}>{t('practices.unreadable')}</h3>
          <PracticeList topic={null} title={t('practices.unreadable')} practices={unreadable} />
        </div>
      )}
    </Section>
  );
}

function sortByTopic(practices: readonly PracticeSnapshot[]) {
  const unreadable = practices.filter(({ topic }) => isUnreadable(topic));
  const byTopic = new Map(
    PRACTICE_TOPICS.map((topic) => [topic, practices.filter((practice) => practice.topic === topic)]),
  );
  return { byTopic, unreadable };
}
