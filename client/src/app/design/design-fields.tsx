import { useState } from 'react';

import { AddLine } from '../../ui/add-line.tsx';
import { CheckBox } from '../../ui/check-box.tsx';
import { LineOnDemand } from '../../ui/line-on-demand.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Part } from './design-part.tsx';

/** What people write and choose in, outside of a sentence. */
export function DesignFields() {
  const [text, setText] = useState('Riverside');
  const [line, setLine] = useState('');
  const [later, setLater] = useState('');
  const [long, setLong] = useState('More letters than there may be');
  const [isTicked, setTicked] = useState(true);
  const [choice, setChoice] = useState<'one' | 'two'>('one');
  const rules = { maxLength: 20, tooLong: 'Please write at most 20 letters.', blank: 'Nothing to read.' };
  return (
    <Part name="Fields">
      <TextField label="A field" help="What it is for." value={text} onChange={setText} />
      <TextArea label="Several lines" help="They grow." value={text} onChange={setText} />
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
      <CheckBox isChecked={isTicked} onChange={setTicked}>
        Something that is said yes to, in words that may take more than one line
      </CheckBox>
      <AddLine
        label="A line to add"
        placeholder="For example: The welcome week"
        addLabel="Add"
        rules={rules}
        draft={{ text: line, setText: setLine }}
        onAdd={() => {}}
      />
      <LineOnDemand
        button="Add one more"
        label="Add one more, in a line that comes when it is asked for"
        placeholder="Escape closes it while it is empty"
        addLabel="Add"
        rules={rules}
        draft={{ text: later, setText: setLater }}
        onAdd={() => {}}
      />
      <AddLine
        label="A line that is too long"
        placeholder=""
        addLabel="Add"
        rules={rules}
        draft={{ text: long, setText: setLong }}
        onAdd={() => {}}
      />
    </Part>
  );
}
