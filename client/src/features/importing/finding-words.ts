import type { TFunction } from 'i18next';

import type { Bounds } from '../../session/bounds.ts';
import type { Format } from '../../strings/format.ts';
import type { Finding } from './finding.ts';

/** What is to be said of a cell or a row, and what can be done about it. */
export function findingWords(
  { said, severity }: Finding,
  { t, format }: { readonly t: TFunction; readonly format: Format },
): string {
  const isNeeded = severity === 'error';
  switch (said.kind) {
    case 'notDate':
      return t(isNeeded ? 'import.findings.notDateNeeded' : 'import.findings.notDate', { text: said.text });
    case 'notChoice':
      return t(isNeeded ? 'import.findings.notChoiceNeeded' : 'import.findings.notChoice');
    case 'notNumber':
      return t(isNeeded ? 'import.findings.notNumberNeeded' : 'import.findings.notNumber', {
        text: said.text,
      });
    case 'notMoney':
      return t('import.findings.notMoney', { text: said.text });
    case 'eitherDate':
      return t('import.findings.eitherDate', {
        dayFirst: format.day(said.dayFirst),
        monthFirst: format.day(said.monthFirst),
      });
    case 'eitherNumber':
      return t('import.findings.eitherNumber', {
        decimal: format.number(said.decimal),
        thousands: format.number(said.thousands),
      });
    case 'guessedDate':
      return t('import.findings.guessedDate', { date: format.day(said.date) });
    case 'leftName':
      return t(isNeeded ? 'import.findings.leftIndicator' : 'import.findings.leftName', { name: said.name });
    case 'newName':
    case 'sameName':
      return t(`import.findings.${said.kind}`, { name: said.name });
    case 'tooManyNames':
      return t('import.findings.tooManyNames', { count: said.count });
    case 'beyondBounds':
      return beyondWords(said, { t, format });
    case 'inTable':
      return t('import.findings.inTable', { row: said.row });
    case 'missing':
    case 'notFlag':
    case 'tooLong':
    case 'outOfRange':
    case 'otherUnit':
    case 'beyondPercent':
    case 'endBeforeStart':
    case 'dayToCome':
    case 'fewPeople':
    case 'noConsent':
    case 'inPlan':
      return t(`import.findings.${said.kind}`);
  }
}

function beyondWords(
  { min, max }: Bounds,
  { t, format }: { readonly t: TFunction; readonly format: Format },
): string {
  if (min === null)
    return t('import.findings.beyondBounds.most', { max: max === null ? '' : format.number(max) });
  const words = { min: format.number(min), max: max === null ? '' : format.number(max) };
  return t(`import.findings.beyondBounds.${max === null ? 'least' : 'between'}`, words);
}
