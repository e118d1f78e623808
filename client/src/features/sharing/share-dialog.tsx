import { useTranslation } from 'react-i18next';

import { useRole, useSyncState } from '../../session/use-sync-state.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { InvitationForm } from './invitation-form.tsx';
import { PeopleList } from './people-list.tsx';

import styles from './sharing.module.css';

/** Inviting people, and who is in the plan. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('share.title')} closeLabel={t('app.close')} onClose={onClose}>
      <Invite />
      <section className={styles['people']}>
        <h3 className={styles['heading']}>{t('share.peopleTitle')}</h3>
        <PeopleList />
      </section>
    </Dialog>
  );
}

function Invite() {
  const { t } = useTranslation();
  const { connection } = useSyncState();
  const role = useRole();
  if (role !== 'facilitator') return <p className={styles['quiet']}>{t('share.onlyFacilitators')}</p>;
  if (connection.kind !== 'live') return <Notice kind="care">{t('share.offline')}</Notice>;
  return <InvitationForm />;
}
