import { MessageSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { openPanel } from '../session/plan-panel.ts';
import { useTalkNews } from '../session/use-discussion.ts';
import { useFormat } from '../strings/format.ts';
import { Button } from '../ui/button.tsx';
import { useIsPhone } from '../ui/use-media.ts';

import styles from './plan-top-bar.module.css';

/** The way to what is said of the plan, with how many threads have something new. */
export function TalkButton() {
  const { t } = useTranslation();
  const format = useFormat();
  const count = useTalkNews().size;
  // There it is in the bar below.
  if (useIsPhone()) return null;
  return (
    <Button
      variant="quiet"
      aria-label={count === 0 ? t('talk.title') : t('talk.titleNews', { count })}
      onClick={() => openPanel({ kind: 'talk' })}
    >
      <MessageSquare aria-hidden size={20} />
      {count > 0 && <span className={styles['count']}>{format.number(count)}</span>}
    </Button>
  );
}
