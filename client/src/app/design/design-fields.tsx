import { useState } from 'react';

import { AddLine } from '../../ui/add-line.tsx';
import { PickMenu } from '../../ui/pick-menu.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Slot } from '../../ui/slot.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Part } from './design-part.tsx';

const RULES = {
  toDraft: (value: string) => value,
  parse: (draft: string) => (draft === 'no' ? undefined : { value: draft }),
  parseDraft: (kept: unknown) => (typeof kept === 'string' ? kept : undefined),
};
const KEEPER = { read: () => '', write: () => {} };
const MANY = Array.from({ length: 40 }, (_, index) => ({ id: `${index}`, label: `Organisation ${index}` }));

/** What people write and choose in. */
export function DesignFields() {
  const [text, setText] = useState('Riverside');
  const [line, setLine] = useState('');
  const [choice, setChoice] = useState<'one' | 'two'>('one');
  const [picked, setPicked] = useState<readonly string[]>(['3']);
  return (
    <Part name="Fields">
      <TextField label="A field" help="What it is for." value={text} onChange={setText} />
      <TextField label="A field with a problem" problem="Please write a name." value="" onChange={setText} />
      <SelectField
        label="A choice"
        value={choice}
        options={[
          { value: 'one', label: 'One' },
          { value: 'two', label: 'Two' },
        ]}
        onChange={setChoice}
      />
      <AddLine
        label="Add"
        placeholder="For example: The welcome week"
        addLabel="Add"
        rules={{ maxLength: 20, tooLong: 'Please write at most 20 letters.', blank: 'Nothing to read.' }}
        draft={{ text: line, setText: setLine }}
        onAdd={() => {}}
      />
      <p>
        A value of a sentence:{' '}
        <Slot
          buttonLabel={`Value: ${text}`}
          value={text}
          shown={text}
          isGap={text === ''}
          mayEdit
          rules={RULES}
          onCommit={setText}
          problemOf={() => 'This means nothing.'}
          meanwhile="Meanwhile someone wrote something else."
          keeper={KEEPER}
        >
          {({ draft, onDraft, describedBy, isInvalid }) => (
            <input
              aria-label="Value"
              aria-describedby={describedBy}
              aria-invalid={isInvalid}
              value={draft}
              onChange={(event) => onDraft(event.currentTarget.value)}
            />
          )}
        </Slot>{' '}
        and some of many:{' '}
        <PickMenu
          label={`Pick: ${picked.length} picked`}
          options={MANY}
          picked={picked}
          mode="multiple"
          search={{ label: 'Find', nothing: 'Nothing has these letters.' }}
          onPick={setPicked}
        >
          {picked.length} picked
        </PickMenu>
      </p>
    </Part>
  );
}
