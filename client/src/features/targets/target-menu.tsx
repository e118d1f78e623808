import { DIRECTIONS, setIndicator, UNITS } from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { RecordList } from '../../records/record-list.ts';
import { RecordTools } from '../../records/record-tools.tsx';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { UNIT_NAMES } from '../../session/quantity-words.ts';
import type { MenuItem } from '../../ui/menu-props.ts';
import { IndicatorLibrary } from './library-later.ts';
import { addContextFromLibrary } from './take-from-library.ts';
import type { TargetParts } from './target-sentence.ts';

/** What can be done with a target besides filling in its sentence. */
export function TargetMenu({ list, ...parts }: TargetParts & { readonly list: RecordList }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const { target, indicator } = parts;
  const [isChoosing, setChoosing] = useState(false);

  function items(): readonly MenuItem[] {
    if (indicator === undefined) return [];
    const { id } = indicator;
    const directions = DIRECTIONS.filter((direction) => direction !== indicator.direction).map(
      (direction) => ({
        id: direction,
        label: t(`targets.directions.${direction}`),
        onAction: () => setIndicator(plan, id, { direction }),
      }),
    );
    const units = UNITS.filter((unit) => unit !== indicator.unit).map((unit) => ({
      id: unit,
      label: t(`targets.countIn.${UNIT_NAMES[unit]}`),
      onAction: () => setIndicator(plan, id, { unit }),
    }));
    const context = {
      id: 'context',
      label: t('targets.addContext'),
      onAction: () => setChoosing(true),
    };
    return [...directions, ...units, context];
  }
  return (
    <>
      <RecordTools record={{ root: 'targets', id: target.id }} list={list} items={items} />
      {isChoosing && (
        <IndicatorLibrary
          mode="context"
          onChoose={(chosen) => addContextFromLibrary(plan, chosen, target.id)}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
