import type { Voice } from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { VoiceItem, type VoiceItemProps } from './voice-item.tsx';

import styles from './heard.module.css';

/** As many as are drawn at once: hundreds would hold up the page, and hide the next group. */
const AT_ONCE = 10;

export interface VoiceListProps {
  readonly voices: readonly Voice[];
  readonly onChange?: VoiceItemProps['onChange'];
}

/** What people of one group said elsewhere, a page at a time. */
export function VoiceList({ voices, onChange }: VoiceListProps) {
  const { t } = useTranslation();
  const [most, setMost] = useState(AT_ONCE);
  const left = voices.length - most;
  if (voices.length === 0) return null;
  return (
    <>
      <ul className={styles['voices']} aria-label={t('heard.voices')}>
        {voices.slice(0, most).map((voice) => (
          <VoiceItem key={voice.key} voice={voice} onChange={onChange} />
        ))}
      </ul>
      {left > 0 && (
        <div className={styles['actions']}>
          <Button variant="quiet" onClick={() => setMost(most + AT_ONCE)}>
            {t('talk.showMore', { count: left })}
          </Button>
        </div>
      )}
    </>
  );
}
