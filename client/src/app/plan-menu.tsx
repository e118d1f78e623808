import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useBackup } from '../session/use-backup.ts';
import { Menu } from '../ui/menu.tsx';

/** What is seldom needed. */
export function PlanMenu() {
  const { t } = useTranslation();
  const { save } = useBackup();
  return (
    <Menu
      label={t('plan.more')}
      icon={<Ellipsis aria-hidden size={20} />}
      items={[{ id: 'backup', label: t('plan.backup'), onAction: save }]}
    />
  );
}
