import '../../strings/begin-strings.ts';
import { templates } from '@holdfast/content/templates';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

import styles from './plan-list.module.css';

/** A made-up plan of a made-up school, to look at. */
const EXAMPLE = 'example-school';

export interface TemplateDialogProps {
  readonly isBusy: boolean;
  /** The id of a template, or undefined for the one that most begin with. */
  readonly onChoose: (template: string | undefined) => void;
  readonly onClose: () => void;
}

/** What a plan can begin with, and a made-up plan to look at first. */
export function TemplateDialog({ isBusy, onChoose, onClose }: TemplateDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('templates.title')} closeLabel={t('app.close')} isWide onClose={onClose}>
      <p className={styles['quiet']}>{t('templates.text')}</p>
      <ul className={styles['templates']}>
        {templates.map(
          ({
            id,
            languages: {
              en: { name, summary },
            },
          }) => (
            <li key={id} className={styles['template']}>
              <h3 className={styles['templateName']}>
                <bdi>{name}</bdi>
              </h3>
              <p>
                <bdi>{summary}</bdi>
              </p>
              <Button
                variant="secondary"
                disabled={isBusy}
                aria-label={t(id === EXAMPLE ? 'templates.lookAt' : 'templates.beginWith', { name })}
                onClick={() => onChoose(id)}
              >
                {t(id === EXAMPLE ? 'templates.look' : 'templates.begin')}
              </Button>
            </li>
          ),
        )}
      </ul>
      <p className={styles['quiet']}>{t('templates.origin')}</p>
    </Dialog>
  );
}
