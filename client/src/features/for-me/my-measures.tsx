import { isUnreadable, type ProgressPost } from '@holdfast/plan-model';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { goToRecord } from '../../session/plan-panel.ts';
import { lineOf } from '../../session/record-name.ts';
import type { MyMeasure } from '../../session/what-concerns-me.ts';
import { type Format, useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';

import styles from './for-me.module.css';

/** The measures that this person does: by when, how far they are, and what they wait for. */
export function MyMeasures({ measures }: { readonly measures: readonly MyMeasure[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={styles['list']}>
      {measures.map(({ measure, latest, waitsFor }) => {
        const { id, end } = measure;
        const go = (): void => goToRecord({ root: 'measures', id });
        const isDated = end !== null && !isUnreadable(end);
        return (
          <li key={id} className={styles['item']}>
            <MeasureLink measure={measure} />
            <p className={styles['quiet']}>
              {isDated ? t('forMe.until', { month: format.month(end.slice(0, 7)) }) : t('forMe.noEnd')}
              {latest !== null && ` · ${lastWords(latest, { t, format })}`}
            </p>
            {waitsFor !== 'nothing' && (
              <div>
                <Button onClick={go}>{t(`forMe.waitsFor.${waitsFor}`)}</Button>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Leads to a measure, by its name. */
export function MeasureLink({ measure: { id, title } }: Pick<MyMeasure, 'measure'>) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={styles['link']}
      dir="auto"
      onClick={() => goToRecord({ root: 'measures', id })}
    >
      {lineOf(title) || t('kinds.measures.untitled')}
    </button>
  );
}

/** "60 % · 12 Nov 2026". */
function lastWords(
  { share, on }: ProgressPost,
  { t, format }: { readonly t: TFunction; readonly format: Format },
): string {
  const day = isUnreadable(on) ? t('reports.dayUnreadable') : format.day(on);
  if (share === null || isUnreadable(share)) return t('forMe.lastDay', { day });
  return t('forMe.last', { share: format.number(share), day });
}
