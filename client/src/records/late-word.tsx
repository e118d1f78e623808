import '../strings/views-strings.ts';
import { useTranslation } from 'react-i18next';

import { StatusWord } from '../ui/status-word.tsx';

export function LateWord() {
  const { t } = useTranslation();
  return <StatusWord look="offTrack">{t('timeline.late')}</StatusWord>;
}
