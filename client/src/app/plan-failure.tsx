import { useTranslation } from 'react-i18next';

import { useBackup } from '../session/use-backup.ts';
import { Button } from '../ui/button.tsx';
import { Failure, type FailureProps } from './failure.tsx';

/** A fault on the screen of a plan: its words can be saved as a file from here. */
export function PlanFailure(props: Pick<FailureProps, 'error' | 'onRetry'>) {
  const { t } = useTranslation();
  const { save, isBusy } = useBackup();
  return (
    <Failure {...props}>
      <Button disabled={isBusy} onClick={save}>
        {t('failure.backup')}
      </Button>
    </Failure>
  );
}
