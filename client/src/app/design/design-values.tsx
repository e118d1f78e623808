import { useState } from 'react';

import { MonthInput, TextInput } from '../../slots/slot-inputs.tsx';
import { monthRules, numberRules } from '../../slots/slot-rules.ts';
import { formatFor } from '../../strings/format.ts';
import { FigureTable } from '../../ui/figure-table.tsx';
import { PickMenu } from '../../ui/pick-menu.tsx';
import { Slot } from '../../ui/slot.tsx';
import { Part } from './design-part.tsx';

/** Nothing of this page is kept. */
const KEEPER = { read: () => '', write: () => {} };
const MONTHS = monthRules('last');
const MANY = Array.from({ length: 40 }, (_, index) => ({ id: `${index}`, label: `Organisation ${index}` }));

const FIGURES = [
  ['2023', '9.5 %', 'First year of the new register'],
  ['2025', '8.1 %', ''],
] as const;

/** Values within a sentence: a number, a month, words, one or some of many; and figures in a table. */
export function DesignValues() {
  const [one, setOne] = useState<readonly string[]>(['7']);
  const [some, setSome] = useState<readonly string[]>(['3']);
  const search = { label: 'Find', nothing: 'Nothing has these letters.' };
  const names = (ids: readonly string[]): string => ids.map((id) => MANY[Number(id)]?.label).join(', ');
  return (
    <Part name="Values in a sentence">
      <p>
        A name: <NameValue />. A number where one writes a decimal point: <NumberValue locale="en" />, a
        comma: <NumberValue locale="de" />, and other digits: <NumberValue locale="ar-EG" />. A month:{' '}
        <MonthValue />.
      </p>
      <p>
        One of many:{' '}
        <PickMenu
          label={`One: ${names(one)}`}
          options={MANY}
          picked={one}
          mode="single"
          search={search}
          onPick={setOne}
        >
          {names(one)}
        </PickMenu>
        , some of many:{' '}
        <PickMenu
          label={`Some: ${names(some)}`}
          options={MANY}
          picked={some}
          mode="multiple"
          search={search}
          onPick={setSome}
        >
          {names(some)}
        </PickMenu>
        .
      </p>
      <FigureTable
        caption="Absences of each year"
        heads={['Year', 'Value', 'Note']}
        note={<p>One year is missing.</p>}
      >
        {FIGURES.map(([year, value, note]) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            <td>{value}</td>
            <td>{note}</td>
          </tr>
        ))}
      </FigureTable>
    </Part>
  );
}

const NAME_RULES = {
  toDraft: (value: string) => value,
  parse: (draft: string) => (draft === 'no' ? undefined : { value: draft }),
  parseDraft: (kept: unknown) => (typeof kept === 'string' ? kept : undefined),
};

function NameValue() {
  const [name, setName] = useState('Riverside');
  return (
    <Slot
      buttonLabel={`Name: ${name}`}
      value={name}
      shown={name === '' ? 'not known yet' : name}
      isGap={name === ''}
      mayEdit
      rules={NAME_RULES}
      onCommit={setName}
      problemOf={() => 'This means nothing: “no” is refused here.'}
      meanwhile="Meanwhile someone wrote something else."
      keeper={KEEPER}
    >
      {(field) => <TextInput field={field} label="Name" isLong />}
    </Slot>
  );
}

function NumberValue({ locale }: { readonly locale: string }) {
  const [value, setValue] = useState<number | null>(1234.5);
  const shown = value === null ? 'not known yet' : formatFor(locale).number(value);
  return (
    <Slot
      buttonLabel={`Number (${locale}): ${shown}`}
      value={value}
      shown={shown}
      isGap={value === null}
      mayEdit
      rules={numberRules(locale)}
      onCommit={setValue}
      problemOf={() => 'Please write a number, for example 9,5 or 9.5.'}
      meanwhile="Meanwhile someone wrote something else."
      keeper={KEEPER}
    >
      {(field) => <TextInput field={field} label={`Number (${locale})`} inputMode="decimal" />}
    </Slot>
  );
}

type Month = Parameters<typeof MONTHS.toDraft>[0];

function MonthValue() {
  const [month, setMonth] = useState<Month>(null);
  const shown = typeof month === 'string' ? formatFor('en').month(month.slice(0, 7)) : 'not known yet';
  return (
    <Slot
      buttonLabel={`Month: ${shown}`}
      value={month}
      shown={shown}
      isGap={month === null}
      mayEdit
      rules={MONTHS}
      onCommit={setMonth}
      problemOf={() => 'Please choose a month and write a year with four digits.'}
      meanwhile="Meanwhile someone wrote something else."
      keeper={KEEPER}
    >
      {(field) => <MonthInput field={field} label="Month" />}
    </Slot>
  );
}
