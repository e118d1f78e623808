import { type Role, ROLES } from '@holdfast/sync-protocol';
import { Check, Copy } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { invitationUrl } from '../../platform/invitation-link.ts';
import type { InvitationRow } from '../../platform/invitation-row.ts';
import { PlanInvitations } from '../../platform/plan-invitations.ts';
import { useDevice } from '../../session/device.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { failureKey } from './failure-key.ts';

import styles from './sharing.module.css';

/** Makes a link that lets others in with a role. */
export function InvitationForm() {
  const { t } = useTranslation();
  const [role, setRole] = useState<Role>('editor');
  const { create, invitation, problem, isBusy } = useCreateInvitation();
  return (
    <div className={styles['invite']}>
      <SelectField
        label={t('share.roleLabel')}
        help={t(`roleExplained.${role}`)}
        value={role}
        onChange={setRole}
        options={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
      />
      <Button variant="primary" disabled={isBusy} onClick={() => void create(role)}>
        {isBusy ? t('share.creating') : t('share.create')}
      </Button>
      {problem !== undefined && <Notice kind="bad">{problem}</Notice>}
      {invitation !== undefined && <LinkField invitation={invitation} />}
    </div>
  );
}

function useCreateInvitation() {
  const { t } = useTranslation();
  const { database, api } = useDevice();
  const { entry } = useOpenPlan();
  const [invitation, setInvitation] = useState<InvitationRow>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function create(role: Role): Promise<void> {
    setBusy(true);
    const answer = await new PlanInvitations({ database, api, plan: entry }).create({ role });
    setBusy(false);
    // A link that the relay does not know yet would send people away, so it is not shown.
    setInvitation(answer.kind === 'done' ? answer.invitation : undefined);
    if (answer.kind === 'done') setProblem(undefined);
    else if (answer.kind === 'unsent') {
      setProblem(t('share.failed', { reason: t(failureKey(answer.failure)) }));
    } else setProblem(t('share.failed', { reason: t(`storage.${answer.problem}`) }));
  }

  return { create, invitation, problem, isBusy };
}

function LinkField({ invitation }: { readonly invitation: InvitationRow }) {
  const { t } = useTranslation();
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  const url = invitationUrl(invitation.origin ?? window.location.origin, invitation);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      // No right to the clipboard, as on plain http: the link is selected, to be copied by hand.
      document.getElementById(id)?.focus();
    }
  }

  return (
    <div className={styles['link']}>
      <label className={styles['linkLabel']} htmlFor={id}>
        {t('share.linkLabel', { role: t(`roles.${invitation.role}`) })}
      </label>
      <div className={styles['linkRow']}>
        <input
          id={id}
          className={styles['url']}
          readOnly
          dir="ltr"
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={() => void copy()}>
          {isCopied ? <Check aria-hidden size={18} /> : <Copy aria-hidden size={18} />}
          <output>{isCopied ? t('app.copied') : t('app.copy')}</output>
        </Button>
      </div>
      <p className={styles['quiet']}>{t('share.secret')}</p>
    </div>
  );
}
