import '../../strings/seldom-strings.ts';
import type { Group, Role } from '@holdfast/sync-protocol';
import { useTranslation } from 'react-i18next';

import { useRole } from '../../session/use-sync-state.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { InvitationForm } from './invitation-form.tsx';
import { InvitationList } from './invitation-list.tsx';
import { PeopleList } from './people-list.tsx';
import { useInvitations } from './use-invitations.ts';
import { useMayManage } from './use-may-manage.ts';

import styles from './sharing.module.css';

export interface ShareDialogProps {
  /** What whoever is invited is to become, unless chosen otherwise. */
  readonly invitedAs?: Role;
  /** Whom the invitation is for, unless chosen otherwise. */
  readonly group?: Group | undefined;
  readonly onClose: () => void;
}

/** Inviting people, the invitations that were made, and who is in the plan. */
export function ShareDialog({ invitedAs, group, onClose }: ShareDialogProps) {
  const { t } = useTranslation();
  const isFacilitator = useRole() === 'facilitator';
  const mayManage = useMayManage();
  return (
    <Dialog title={t('share.title')} closeLabel={t('app.close')} onClose={onClose}>
      {!isFacilitator && <p className={styles['quiet']}>{t('share.onlyFacilitators')}</p>}
      {isFacilitator && !mayManage && <Notice kind="care">{t('share.offline')}</Notice>}
      {mayManage && (
        <InviteAndManage
          invitedAs={invitedAs ?? (group === undefined ? 'editor' : 'commenter')}
          group={group}
        />
      )}
      <section className={styles['part']}>
        <h3 className={styles['heading']}>{t('share.peopleTitle')}</h3>
        <PeopleList />
      </section>
    </Dialog>
  );
}

interface InviteAndManageProps {
  readonly invitedAs: Role;
  readonly group: Group | undefined;
}

function InviteAndManage({ invitedAs, group }: InviteAndManageProps) {
  const { t } = useTranslation();
  const invitations = useInvitations();
  return (
    <>
      <InvitationForm {...invitations} invitedAs={invitedAs} group={group} />
      <section className={styles['part']}>
        <h3 className={styles['heading']}>{t('share.linksTitle')}</h3>
        <InvitationList {...invitations} />
      </section>
    </>
  );
}
