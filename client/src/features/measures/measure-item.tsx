import {
  isUnreadable,
  MEASURE_STATUSES,
  type MeasureId,
  type MeasureSnapshot,
  setMeasure,
} from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { RecordTools } from '../../records/record-tools.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { PickMenu } from '../../ui/pick-menu.tsx';
import { type StatusLook, StatusWord } from '../../ui/status-word.tsx';
import { MeasureSentence } from './measure-sentence.tsx';

import styles from './measures.module.css';

export interface MeasureItemProps {
  readonly measure: MeasureSnapshot;
  readonly number: number;
  readonly siblings: readonly MeasureId[];
}

/** One measure: what it is, where it stands, and a sentence on who, when and what for. */
export function MeasureItem({ measure, number, siblings }: MeasureItemProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const { id, title, what } = measure;
  return (
    <li className={styles['measure']} id={recordKey({ root: 'measures', id })}>
      <div className={styles['line']}>
        <h3 className={styles['title']}>
          {isUnreadable(title) ? (
            t('targets.unreadable')
          ) : (
            <PlanText
              address={{ root: 'measures', id, field: 'title' }}
              text={title}
              label={t('measures.titleLabel', { number })}
              placeholder={t('measures.titlePlaceholder')}
            />
          )}
        </h3>
        <MeasureStatus measure={measure} />
        <RecordTools record={{ root: 'measures', id: id }} siblings={siblings} />
      </div>
      <MeasureSentence measure={measure} />
      {!isUnreadable(what) && (mayEdit || what.plainText !== '') && (
        <PlanText
          address={{ root: 'measures', id, field: 'what' }}
          text={what}
          label={t('measures.whatLabel', { number })}
          placeholder={t('measures.whatPlaceholder')}
          className={styles['what']}
        />
      )}
    </li>
  );
}

const LOOKS = {
  idea: 'open',
  agreed: 'agreed',
  running: 'running',
  done: 'done',
  paused: 'paused',
  dropped: 'ended',
} as const satisfies Record<(typeof MEASURE_STATUSES)[number], StatusLook>;

function MeasureStatus({ measure: { id, status } }: { readonly measure: MeasureSnapshot }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const isKnown = !isUnreadable(status);
  const word = isKnown ? t(`measures.status.${status}`) : t('targets.unreadable');
  const shown = <StatusWord look={isKnown ? LOOKS[status] : 'open'}>{word}</StatusWord>;
  if (!mayEdit) return shown;
  return (
    <PickMenu
      label={t('measures.statusButton', { status: word })}
      mode="single"
      options={MEASURE_STATUSES.map((each) => ({ id: each, label: t(`measures.status.${each}`) }))}
      picked={isKnown ? [status] : []}
      onPick={([next]) => next !== undefined && setMeasure(plan, id, { status: next })}
      className={styles['status']}
    >
      {shown}
    </PickMenu>
  );
}
