import { parseRecordAddress } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useWholePlan } from '../session/open-plan-context.ts';
import { recordName } from '../session/record-name.ts';

/** Turns the key under which someone stands in a field into the name of that place. */
export function usePlaceName(): (place: string) => string | undefined {
  const { t } = useTranslation();
  const plan = useWholePlan();
  return (place) => {
    if (place === 'title') return t('plan.titleLabel');
    if (place === 'vision') return t('sections.vision');
    const [root = '', id = ''] = place.split('/');
    if (root === 'meta') return t('period.place');
    const address = parseRecordAddress(root, id);
    return address && (recordName(plan, address) || t(`kinds.${address.root}.untitled`));
  };
}
