import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { PERSON_COLOURS, personColour } from '../ui/person-colour.ts';

import styles from './person.module.css';

export interface ColourFieldProps {
  readonly value: number;
  readonly onChange: (colour: number) => void;
}

export function ColourField({ value, onChange }: ColourFieldProps) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className={styles['colours']}>
      <legend className={styles['coloursLegend']}>{t('colours.label')}</legend>
      {PERSON_COLOURS.map((colour, index) => (
        <label key={colour.name} className={styles['colour']} style={{ background: personColour(index) }}>
          <input
            type="radio"
            name={name}
            className={styles['colourInput']}
            checked={index === value}
            onChange={() => onChange(index)}
            aria-label={t(`colours.names.${colour.name}`)}
          />
        </label>
      ))}
    </fieldset>
  );
}
