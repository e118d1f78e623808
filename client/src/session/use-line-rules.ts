import { useTranslation } from 'react-i18next';

import type { LineRules } from '../ui/add-line.tsx';

/** One line says one thing; what is longer belongs below it. A plan takes titles of any length, this line does not. */
const LONGEST_LINE = 300;

/** What a line that is added may be, and what is said of one that is not. */
export function useLineRules(maxLength = LONGEST_LINE): LineRules {
  const { t } = useTranslation();
  return { maxLength, tooLong: t('details.tooLong', { count: maxLength }), blank: t('details.blank') };
}
