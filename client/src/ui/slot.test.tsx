// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';

import { render } from './render-fixture.tsx';
import type { SlotRules } from './slot-draft.ts';
import { Slot } from './slot.tsx';

const open: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const RULES: SlotRules<string, string> = {
  toDraft: (value) => value,
  parse: (draft) => ({ value: draft }),
  parseDraft: (kept) => (typeof kept === 'string' ? kept : undefined),
};

/** A slot whose keeper has a draft from an earlier page; answers what the keeper has then. */
async function showKept(value: string, { mayEdit }: { readonly mayEdit: boolean }): Promise<string> {
  let kept = JSON.stringify({ draft: '12', startedFrom: '14' });
  const keeper = {
    read: () => kept,
    write: (next: string) => {
      kept = next;
    },
  };
  const page = await render(
    <Slot
      buttonLabel="Value"
      value={value}
      shown={value}
      isGap={false}
      mayEdit={mayEdit}
      rules={RULES}
      onCommit={() => {}}
      problemOf={() => ''}
      meanwhile=""
      keeper={keeper}
    >
      {({ draft, onDraft }) => (
        <input aria-label="Value" value={draft} onChange={(event) => onDraft(event.currentTarget.value)} />
      )}
    </Slot>,
  );
  open.push(page.unmount);
  return kept;
}

describe('a draft that an earlier page has kept', () => {
  test('is let go of where what it says stands already', async () => {
    expect(await showKept('12', { mayEdit: true })).toBe('');
  });

  test('stays with its keeper where the value is only shown, as in an earlier version of the plan', async () => {
    expect(await showKept('12', { mayEdit: false })).toContain('12');
  });
});
