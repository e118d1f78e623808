import '../../strings/device-strings.ts';
import { Printer } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { failureKey } from '../../platform/failure-key.ts';
import type { PassCode } from '../../platform/pass-code.ts';
import type { PlanRow } from '../../platform/plan-row.ts';
import type { ApiFailure } from '../../platform/relay-api.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFocusAfter } from '../../ui/use-focus-after.ts';
import { CodeGroups } from './code-groups.tsx';
import { RecoverySheet } from './recovery-sheet.tsx';
import { type Recovery, type RecoveryState, useRecovery } from './use-recovery.ts';

import styles from './passes.module.css';

export interface RecoveryDialogProps {
  readonly plan: PlanRow;
  /** What the plan is called now. */
  readonly title: string;
  readonly onClose: () => void;
}

/**
 * Makes the code by which somebody gets back in without any of their devices, and has it printed. While a code is shown
 * that is not on paper, the dialog stays: that code is all that counts, and nobody has it yet.
 */
export function RecoveryDialog({ plan, title, onClose }: RecoveryDialogProps) {
  const { t } = useTranslation();
  const recovery = useRecovery(plan);
  const { state, failure } = recovery;
  const [printed, setPrinted] = useState<PassCode>();
  const [warnedOf, setWarnedOf] = useState<PassCode>();
  const loose = state.kind === 'shown' && state.code !== printed ? state.code : undefined;
  const make = useRef<HTMLButtonElement>(null);
  useFocusAfter(state.kind === 'made' || state.kind === 'shown', make);
  return (
    <Dialog
      title={t('recovery.title')}
      closeLabel={t('app.close')}
      onClose={() => (loose === undefined ? onClose() : setWarnedOf(loose))}
    >
      {state.kind === 'shown' ? (
        <ShownCode
          recovery={recovery}
          shown={state}
          onPrint={() => {
            window.print();
            setPrinted(state.code);
          }}
          onClose={onClose}
        />
      ) : (
        <>
          <p>{t('recovery.what')}</p>
          <p className={styles['quiet']}>{t('recovery.how')}</p>
          <Offer recovery={recovery} makeRef={make} />
        </>
      )}
      {loose !== undefined && loose === warnedOf && <Notice kind="bad">{t('recovery.notOnPaper')}</Notice>}
      {failure !== undefined && <Failure failure={failure} />}
      {state.kind === 'shown' && <RecoverySheet shown={state} plan={plan} title={title} />}
    </Dialog>
  );
}

function Failure({ failure }: { readonly failure: ApiFailure }) {
  const { t } = useTranslation();
  const reason = t(failureKey(failure));
  return (
    <Notice kind="bad">
      {t(failure.kind === 'refused' ? 'recovery.failed' : 'recovery.unanswered', { reason })}
    </Notice>
  );
}

interface OfferProps {
  readonly recovery: Recovery;
  readonly makeRef: RefObject<HTMLButtonElement | null>;
}

function Offer({ recovery, makeRef }: OfferProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, isBusy, make } = recovery;
  switch (state.kind) {
    case 'shown':
      return null;
    case 'asking':
      return <output className={styles['quiet']}>{t('recovery.asking')}</output>;
    case 'unknown':
      return <Notice kind="care">{t('recovery.unknown', { reason: t(failureKey(state.failure)) })}</Notice>;
    case 'none':
      return (
        <div className={styles['actions']}>
          <Button ref={makeRef} variant="primary" disabled={isBusy} onClick={() => void make()}>
            {t('recovery.make')}
          </Button>
        </div>
      );
    case 'made':
      return (
        <>
          <Notice kind="note">{t('recovery.made', { when: format.moment(state.createdAt) })}</Notice>
          <Ending recovery={recovery} createdAt={state.createdAt} mayReplace />
        </>
      );
  }
}

interface EndingProps {
  readonly recovery: Recovery;
  readonly createdAt: number;
  /** Offers a new code too, which ends the one before it as well. */
  readonly mayReplace?: boolean;
}

/** What makes a code worthless that somebody may have on paper: asked once more. */
function Ending({ recovery, createdAt, mayReplace = false }: EndingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { isBusy, make, withdraw } = recovery;
  const [asked, setAsked] = useState<'makeNew' | 'withdraw'>();
  const makeNew = useRef<HTMLButtonElement>(null);
  const end = useRef<HTMLButtonElement>(null);
  useFocusAfter(asked === 'makeNew', makeNew);
  useFocusAfter(asked === 'withdraw', end);
  async function act(): Promise<void> {
    await (asked === 'makeNew' ? make() : withdraw());
    setAsked(undefined);
  }
  if (asked !== undefined) {
    return (
      <Confirm
        label={t(`recovery.${asked}Confirm`)}
        cancelLabel={t('recovery.keep')}
        isBusy={isBusy}
        onConfirm={() => void act()}
        onCancel={() => setAsked(undefined)}
      >
        {t(`recovery.${asked}Text`, { when: format.moment(createdAt) })}
      </Confirm>
    );
  }
  return (
    <div className={styles['actions']}>
      {mayReplace && (
        <Button ref={makeNew} disabled={isBusy} onClick={() => setAsked('makeNew')}>
          {t('recovery.makeNew')}
        </Button>
      )}
      <Button ref={end} variant="quiet" disabled={isBusy} onClick={() => setAsked('withdraw')}>
        {t('recovery.withdraw')}
      </Button>
    </div>
  );
}

interface ShownCodeProps {
  readonly recovery: Recovery;
  readonly shown: Extract<RecoveryState, { kind: 'shown' }>;
  readonly onPrint: () => void;
  readonly onClose: () => void;
}

function ShownCode({ recovery, shown, onPrint, onClose }: ShownCodeProps) {
  const { t } = useTranslation();
  return (
    <>
      <Notice kind="care">{t('recovery.onlyNow')}</Notice>
      <CodeGroups code={shown.code} label={t('recovery.codeLabel')} />
      <div className={styles['actions']}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed is gone, and this answers it */}
        <Button autoFocus variant="primary" onClick={onPrint}>
          <Printer aria-hidden size={18} />
          {t('recovery.print')}
        </Button>
        <Button
          onClick={() => {
            recovery.confirm();
            onClose();
          }}
        >
          {t('recovery.onPaper')}
        </Button>
      </div>
      <p className={styles['quiet']}>{t('recovery.secret')}</p>
      <Ending recovery={recovery} createdAt={shown.createdAt} />
    </>
  );
}
