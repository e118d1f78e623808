import type { Thread } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { drawnLines, drawnRange, drawnText } from '../../rich-text/passage-dom.ts';
import { useOpenPlan, useWholePlan } from '../../session/open-plan-context.ts';
import { Button } from '../../ui/button.tsx';
import { passageFinderOf } from './passage-finder.ts';
import { Quote } from './quote.tsx';

import styles from './talk.module.css';

/** The words that a thread is about, and what has become of them; nothing where it is about no words. */
export function PassageOf({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  // Drawn again when the plan changes: the words may be changed, gone, or back.
  useWholePlan();
  const { anchor, proposal } = thread;
  // What a suggestion says of the words, and how they stand, is told with it.
  const isTold = proposal !== null;
  if (anchor === null) return null;
  const found = passageFinderOf(plan).find(thread);
  const go = (): void => {
    const text = found?.kind === 'found' ? drawnText(found.key) : undefined;
    const range =
      found?.kind === 'found' && text !== undefined ? drawnRange(drawnLines(text), found) : undefined;
    (range?.startContainer.parentElement ?? text)?.scrollIntoView({ block: 'center' });
  };
  return (
    <div className={styles['about']}>
      {!isTold && <Quote anchor={anchor} />}
      {found?.kind === 'found' ? (
        <p className={styles['quiet']}>
          {!isTold && found.isChanged && `${t('talk.passageChanged')} `}
          <Button variant="quiet" onClick={go}>
            {t('talk.showPassage')}
          </Button>
        </p>
      ) : (
        !isTold && <p className={styles['quiet']}>{t('talk.passageGone')}</p>
      )}
    </div>
  );
}
