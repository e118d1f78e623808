import type { Saving } from '@holdfast/sync-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AddLine } from '../../ui/add-line.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SavingWord } from '../../ui/saving-word.tsx';
import { type StatusLook, StatusWord } from '../../ui/status-word.tsx';
import { Part } from './design-part.tsx';

import styles from './design.module.css';

/** What stands where there is nothing yet, not yet, not any more, or no network. */
export function DesignStates() {
  return (
    <>
      <Part name="Empty">
        <Empty />
      </Part>
      <Part name="Loading">
        <Loading />
      </Part>
      <Part name="Something went wrong">
        <Failed />
      </Part>
      <Part name="Offline">
        <Offline />
      </Part>
    </>
  );
}

/** One sentence and one action, never a blank. */
function Empty() {
  const { t } = useTranslation();
  const [line, setLine] = useState('');
  return (
    <>
      <p>{t('goals.empty')}</p>
      <AddLine
        label={t('goals.add')}
        placeholder={t('goals.addPlaceholder')}
        addLabel={t('goals.addConfirm')}
        rules={{ maxLength: 20, tooLong: 'Please write at most 20 letters.', blank: 'Nothing to read.' }}
        draft={{ text: line, setText: setLine }}
        onAdd={() => {}}
      />
    </>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <>
      <output>{t('plan.opening')}</output>
      <Notice kind="note">{t('plan.arriving')}</Notice>
    </>
  );
}

function Failed() {
  const { t } = useTranslation();
  return (
    <>
      <Notice kind="care" actions={<Button>{t('app.reload')}</Button>}>
        {t('app.partReady')}
      </Notice>
      <Notice kind="bad" actions={<Button>{t('plan.backup')}</Button>}>
        {t('device.full')}
      </Notice>
    </>
  );
}

function Offline() {
  const { t } = useTranslation();
  const words: Readonly<Record<Saving, string>> = {
    saved: t('sync.saved'),
    saving: t('sync.saving'),
    offline: t('sync.offlineWaiting', { count: 3 }),
    'not-saved': t('sync.notSaved'),
  };
  return (
    <>
      <div className={styles['row']}>
        {SAVINGS.map((saving) => (
          <SavingWord key={saving} saving={saving}>
            {words[saving]}
          </SavingWord>
        ))}
      </div>
      <Notice kind="care">{t('plan.connectedOnly')}</Notice>
    </>
  );
}

const SAVINGS: readonly Saving[] = ['saved', 'saving', 'offline', 'not-saved'];

const STATUS_WORDS: Readonly<Record<string, readonly (readonly [StatusLook, string])[]>> = {
  'How far it is agreed': [
    ['draft', 'draft'],
    ['consultation', 'in consultation'],
    ['agreed', 'agreed'],
  ],
  'Where a measure stands': [
    ['open', 'idea'],
    ['running', 'running'],
    ['done', 'done'],
    ['paused', 'paused'],
    ['ended', 'dropped'],
  ],
  'How far a demand is met': [
    ['met', 'there'],
    ['partly', 'partly there'],
    ['missing', 'missing'],
    ['notApplicable', 'does not apply'],
  ],
  'Where a target stands': [
    ['onTrack', 'on track'],
    ['atRisk', 'at risk'],
    ['offTrack', 'off track'],
    ['reached', 'reached'],
    ['noData', 'no data yet'],
  ],
};

export function DesignStatusWords() {
  return Object.entries(STATUS_WORDS).map(([of, words]) => (
    <div key={of} className={styles['row']}>
      <span>{of}:</span>
      {words.map(([look, word]) => (
        <StatusWord key={look} look={look}>
          {word}
        </StatusWord>
      ))}
    </div>
  ));
}
