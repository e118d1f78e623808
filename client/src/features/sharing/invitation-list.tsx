import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { failureKey } from '../../platform/failure-key.ts';
import type { InvitationRow } from '../../platform/invitation-row.ts';
import { useDevice } from '../../session/device.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFocusAfter } from '../../ui/use-focus-after.ts';
import { useFocusInRows } from '../../ui/use-focus-in-rows.ts';
import { invitationFacts } from './invitation-words.ts';
import { LinkField } from './link-field.tsx';
import type { KnownInvitation, Invitations } from './use-invitations.ts';

import styles from './sharing.module.css';

/** The invitations by which people can join, and those by which they no longer can. */
export function InvitationList(invitations: Omit<Invitations, 'create'>) {
  return (
    <div tabIndex={-1} {...useFocusInRows<HTMLDivElement>()}>
      <Known {...invitations} />
    </div>
  );
}

function Known({ state, send, withdraw }: Omit<Invitations, 'create'>) {
  const { t } = useTranslation();
  if (state.kind === 'loading') return <p className={styles['quiet']}>{t('app.loading')}</p>;
  if (state.kind === 'unknown') return <p className={styles['quiet']}>{t('share.linksFailed')}</p>;
  const { known, unsent } = state;
  if (known.length + unsent.length === 0) return <p className={styles['quiet']}>{t('share.noLinks')}</p>;
  return (
    <ul className={styles['list']} aria-label={t('share.linksTitle')}>
      {unsent.map((invitation) => (
        <UnsentInvitation key={invitation.invitationId} invitation={invitation} send={send} />
      ))}
      {known.map((each) => (
        <InvitationItem key={each.invitation.invitationId} known={each} withdraw={withdraw} />
      ))}
    </ul>
  );
}

interface UnsentInvitationProps extends Pick<Invitations, 'send'> {
  readonly invitation: InvitationRow;
}

function UnsentInvitation({ invitation, send }: UnsentInvitationProps) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  async function sendAgain(): Promise<void> {
    setBusy(true);
    await send(invitation);
    setBusy(false);
  }
  return (
    <li className={styles['linkItem']}>
      <p>
        {t(`roles.${invitation.role}`)}
        <span className={styles['quiet']}> · {t('share.unsent')}</span>
      </p>
      <div className={styles['actions']}>
        <Button disabled={isBusy} onClick={() => void sendAgain()}>
          {t('share.sendAgain')}
        </Button>
      </div>
    </li>
  );
}

interface InvitationItemProps extends Pick<Invitations, 'withdraw'> {
  readonly known: KnownInvitation;
}

function InvitationItem({ known, withdraw }: InvitationItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { clock } = useDevice();
  const [isShown, setShown] = useState(false);
  const [asks, setAsks] = useState(false);
  const withdrawButton = useRef<HTMLButtonElement>(null);
  useFocusAfter(asks, withdrawButton);
  const { invitation, own } = known;
  const role = t(`roles.${invitation.role}`);
  const facts = invitationFacts(invitation, { t, format, now: clock.now() });
  return (
    <li className={styles['linkItem']}>
      <p>
        {invitation.label === undefined ? role : <bdi>{invitation.label}</bdi>}
        <span className={styles['quiet']}> · {facts.join(' · ')}</span>
      </p>
      {asks ? (
        <Withdraw known={known} withdraw={withdraw} onCancel={() => setAsks(false)} />
      ) : (
        <div className={styles['actions']}>
          {own !== undefined && (
            <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
              {t('share.showLink')}
            </Button>
          )}
          <Button ref={withdrawButton} variant="quiet" onClick={() => setAsks(true)}>
            {t('share.withdraw')}
          </Button>
        </div>
      )}
      {isShown && own !== undefined && <LinkField invitation={own} />}
    </li>
  );
}

function Withdraw({ known, withdraw, onCancel }: InvitationItemProps & { readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  async function confirm(): Promise<void> {
    setBusy(true);
    const failure = await withdraw(known);
    setBusy(false);
    // When it is done, it is gone from the list, and this with it.
    if (failure !== undefined) setProblem(t('share.withdrawFailed', { reason: t(failureKey(failure)) }));
  }
  return (
    <>
      <Confirm
        label={t('share.withdrawConfirm')}
        cancelLabel={t('share.cancel')}
        isBusy={isBusy}
        onConfirm={() => void confirm()}
        onCancel={onCancel}
      >
        {t('share.withdrawText')}
      </Confirm>
      {problem !== undefined && <Notice kind="bad">{problem}</Notice>}
    </>
  );
}
