import {
  addRecord,
  type CauseId,
  EVIDENCE_KINDS,
  type EvidenceKind,
  type EvidenceSnapshot,
  setRecord,
} from '@holdfast/plan-model';
import { memo, useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';

import '../../strings/places-strings.ts';
import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { usePreference } from '../../session/use-preference.ts';
import { useHand } from '../../session/use-presence.ts';
import { ChoiceSlot } from '../../slots/choice-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { MonthSlot, WordsSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';
import { LineOnDemand } from '../../ui/line-on-demand.tsx';

import styles from './causes.module.css';

export interface OfCauseProps {
  readonly cause: CauseId;
  readonly title: string;
}

/** What shows that a reason is one here, in the order in which it was added. */
export function EvidenceList({ cause, title }: OfCauseProps) {
  const { t } = useTranslation();
  const all = usePlan((snapshot) => snapshot.evidence);
  const own = useMemo(() => all.filter(({ causeId }) => causeId === cause), [all, cause]);
  if (own.length === 0) return null;
  return (
    <ul className={styles['evidenceList']} aria-label={t('evidence.list', { title })}>
      {own.map((evidence) => (
        <EvidenceItem key={evidence.id} evidence={evidence} />
      ))}
    </ul>
  );
}

const EvidenceItem = memo(function EvidenceItem({ evidence }: { readonly evidence: EvidenceSnapshot }) {
  const record = { root: 'evidence', id: evidence.id } as const;
  return (
    <RecordRow record={record} list={null} className={styles['evidence']}>
      <EvidenceSentence evidence={evidence} />
      <RecordTools record={record} list={null} />
    </RecordRow>
  );
});

function EvidenceSentence({ evidence }: { readonly evidence: EvidenceSnapshot }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const { id, kind, date } = evidence;
  const words = (field: 'summary' | 'source', maxLength: number) => (
    <WordsSlot
      label={t(`evidence.${field}`)}
      place={`evidence/${id}/${field}`}
      maxLength={maxLength}
      value={evidence[field]}
      shown={slotText(evidence[field], (text) => text, t)}
      onCommit={(next) => setRecord(plan, 'evidence', { id, patch: { [field]: next } })}
    />
  );
  return (
    <p className={styles['sentence']}>
      <Trans
        i18nKey="evidence.sentence"
        components={{
          together: <span className={styles['together']} />,
          kind: (
            <ChoiceSlot
              label={t('evidence.kind')}
              place={`evidence/${id}/kind`}
              choices={EVIDENCE_KINDS}
              wordOf={(each) => t(`places.values.${each}`)}
              value={kind}
              onChoose={(next) => setRecord(plan, 'evidence', { id, patch: { kind: next } })}
            />
          ),
          date: (
            <MonthSlot
              label={t('evidence.date')}
              day="first"
              place={`evidence/${id}/date`}
              value={date}
              shown={slotText(date, (day) => format.month(day.slice(0, 7)), t)}
              onCommit={(next) => setRecord(plan, 'evidence', { id, patch: { date: next } })}
            />
          ),
          summary: words('summary', 2000),
          source: words('source', 500),
        }}
      />
    </p>
  );
}

/** One line and Enter; where it was seen stands before it and stays for the next one. */
export function AddEvidence({ cause, title }: OfCauseProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const draft = useLineDraft(`causes/${cause}/evidence`);
  const rules = useLineRules();
  const setHand = useHand(`causes/${cause}/evidenceOfCause`);
  const [kind, setKind] = usePreference<EvidenceKind>('evidence.kind', {
    fallback: 'data',
    parse: parseKind,
  });
  return (
    <LineOnDemand
      button={t('evidence.add')}
      label={t('evidence.addTo', { title })}
      placeholder={t('evidence.placeholder')}
      addLabel={t('goals.addConfirm')}
      rules={rules}
      draft={draft}
      onHand={setHand}
      onAdd={(summary) => addRecord(plan, 'evidence', { values: { causeId: cause, kind, summary } })}
      before={
        <select
          className={styles['select']}
          aria-label={t('evidence.kind')}
          value={kind}
          onChange={(event) => {
            const chosen = parseKind(event.currentTarget.value);
            if (chosen !== undefined) setKind(chosen);
          }}
        >
          {EVIDENCE_KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`places.values.${each}`)}
            </option>
          ))}
        </select>
      }
    />
  );
}

function parseKind(stored: unknown): EvidenceKind | undefined {
  return EVIDENCE_KINDS.find((each) => each === stored);
}
