import type { Role } from '@holdfast/sync-protocol';
import { useTranslation } from 'react-i18next';

import { Dialog } from '../../ui/dialog.tsx';
import { QrCode } from '../../ui/qr-code.tsx';

import styles from './sharing.module.css';

export interface JoinCodeProps {
  readonly url: string;
  readonly role: Role;
  readonly onClose: () => void;
}

/** A link as a QR code, as large as the window allows: to be read off a projector from the last row. */
export function JoinCode({ url, role, onClose }: JoinCodeProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('share.codeTitle')} closeLabel={t('app.close')} onClose={onClose} isWide>
      <ol className={styles['steps']}>
        <li>{t('share.codeStep1')}</li>
        <li>{t('share.codeStep2')}</li>
        <li>{t('share.codeStep3')}</li>
      </ol>
      <div className={styles['code']}>
        <QrCode text={url} label={t('share.codeName', { role: t(`roles.${role}`) })} />
      </div>
    </Dialog>
  );
}
