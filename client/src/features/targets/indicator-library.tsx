import '../../strings/places-strings.ts';
import '../../strings/goes-strings.ts';
import type { LibraryIndicator } from '@holdfast/content';
import { indicatorsEn } from '@holdfast/content/indicators';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField, useFilter } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { UNIT_NAMES } from '../../session/quantity-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { PageLocale } from '../../ui/page-locale.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { indicatorOfKey } from './take-from-library.ts';

import styles from './indicator-library.module.css';

export interface IndicatorLibraryProps {
  /** What is chosen for: a target of one's own, or the wider picture beside one. */
  readonly mode: 'target' | 'context';
  readonly onChoose: (indicator: LibraryIndicator) => void;
  readonly onClose: () => void;
}

const USES = ['all', 'outcome', 'process'] as const;
type Use = (typeof USES)[number];

/** What a plan can count, with what each number is and where the idea comes from. */
export function IndicatorLibrary({ mode, onChoose, onClose }: IndicatorLibraryProps) {
  const { t } = useTranslation();
  const [use, setUse] = useState<Use>('all');
  const isContext = mode === 'context';
  const offered = indicatorsEn.filter(
    (each) => (each.use === 'context') === isContext && (isContext || use === 'all' || each.use === use),
  );
  const choose = (key: string): void => {
    const chosen = offered.find((each) => each.key === key);
    if (chosen === undefined) return;
    onChoose(chosen);
    onClose();
  };
  const list = <SearchedList offered={offered} onChoose={choose} />;
  return (
    <Dialog
      title={t(isContext ? 'setting.library.contextTitle' : 'setting.library.title')}
      closeLabel={t('app.close')}
      onClose={onClose}
      isWide
    >
      {isContext ? (
        <>
          <p>{t('setting.library.contextGuidance')}</p>
          {list}
        </>
      ) : (
        <div className={styles['library']}>
          <Tabs
            label={t('setting.library.uses')}
            tabs={USES.map((id) => ({ id, label: t(`setting.library.use.${id}`) }))}
            selected={use}
            onSelect={setUse}
          >
            {list}
          </Tabs>
          <p className={styles['quiet']}>{t('setting.library.contextNote')}</p>
        </div>
      )}
    </Dialog>
  );
}

interface ListProps {
  readonly offered: readonly LibraryIndicator[];
  readonly onChoose: (key: string) => void;
}

/** What is typed leaves those that hold it; the arrow keys go through them, and Enter chooses. */
function SearchedList({ offered, onChoose }: ListProps) {
  const { t } = useTranslation();
  const { contains } = useFilter({ sensitivity: 'base', ignorePunctuation: true });
  return (
    <PageLocale>
      <Autocomplete filter={contains}>
        <SearchField
          className={styles['search'] ?? ''}
          aria-label={t('setting.library.find')}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever opens a long list has come to find something in it
          autoFocus
        >
          <Search aria-hidden size={18} />
          <Input className={styles['input'] ?? ''} placeholder={t('setting.library.find')} dir="auto" />
        </SearchField>
        <ListBox
          className={styles['list'] ?? ''}
          aria-label={t('setting.library.list')}
          onAction={(key) => onChoose(String(key))}
          renderEmptyState={() => <p className={styles['quiet']}>{t('setting.library.nothing')}</p>}
        >
          {offered.map((indicator) => (
            <ListBoxItem
              key={indicator.key}
              id={indicator.key}
              textValue={`${indicator.name} ${indicator.definition} ${indicator.code}`}
              className={styles['item'] ?? ''}
            >
              <Entry indicator={indicator} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Autocomplete>
    </PageLocale>
  );
}

function Entry({ indicator }: { readonly indicator: LibraryIndicator }) {
  const { t } = useTranslation();
  const { key, name, definition, unit, direction, frequency, origin } = indicator;
  const isInPlan = usePlan((plan) => indicatorOfKey(plan, key) !== undefined);
  const facts = t('setting.library.facts', {
    unit: t(`goes.units.${UNIT_NAMES[unit]}`),
    direction: t(`targets.directions.${direction}`),
    frequency: t(`places.values.${frequency}`),
  });
  return (
    <>
      <span className={styles['name']}>
        <bdi>{name}</bdi>
      </span>
      <span className={styles['about']}>
        <span>
          <bdi>{definition}</bdi>
        </span>
        <span className={styles['quiet']}>{facts}</span>
        <span className={styles['quiet']}>
          {origin.kind === 'cited'
            ? t('setting.library.cited', { publisher: origin.publisher, title: origin.title })
            : t('setting.library.suggested')}
          {isInPlan && <strong> · {t('setting.library.inPlan')}</strong>}
        </span>
      </span>
    </>
  );
}
