import type { TextRange, Thread } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { drawnLines, drawnRange, drawnText } from '../../rich-text/passage-dom.ts';
import { useOpenPlan, useWholePlan } from '../../session/open-plan-context.ts';
import { showInPlan } from '../../session/show-in-plan.ts';
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
    if (found?.kind === 'found') showInPlan(() => showWords(found));
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

function showWords(found: TextRange & { readonly key: string }): void {
  const text = drawnText(found.key);
  const range = text && drawnRange(drawnLines(text), found);
  // What is not drawn yet has a place, under the name of its record.
  const shown =
    range?.startContainer.parentElement ??
    text ??
    document.getElementById(found.key.slice(0, found.key.lastIndexOf('/')));
  shown?.scrollIntoView({ block: 'center' });
}
