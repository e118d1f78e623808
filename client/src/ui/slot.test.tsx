// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';

import { render } from './render-fixture.tsx';
import type { SlotRules } from './slot-draft.ts';
import { Slot } from './slot.tsx';

const RULES: SlotRules<string, string> = {
  toDraft: (value) => value,
  parse: (draft) => ({ value: draft }),
  parseDraft: (kept) => (typeof kept === 'string' ? kept : undefined),
};

interface Shown {
  readonly kept: () => string;
  readonly field: () => HTMLInputElement | null;
  readonly pressEnter: () => Promise<void>;
}

/** A slot whose keeper has a draft from an earlier page. */
async function showKept(
  value: string,
  { mayEdit, onCommit = () => {} }: { readonly mayEdit: boolean; readonly onCommit?: () => void },
): Promise<Shown> {
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
      onCommit={onCommit}
      problemOf={() => ''}
      meanwhile=""
      keeper={keeper}
    >
      {({ draft, onDraft }) => (
        <input aria-label="Value" value={draft} onChange={(event) => onDraft(event.currentTarget.value)} />
      )}
    </Slot>,
  );
  const field = (): HTMLInputElement | null => page.element.querySelector('input');
  const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  return {
    kept: () => kept,
    field,
    pressEnter: () => page.perform(() => field()?.dispatchEvent(enter)),
  };
}

describe('a draft that an earlier page has kept', () => {
  test('is open again where what it says stands already, and let go of when its person is done', async () => {
    const shown = await showKept('12', { mayEdit: true });
    expect(shown.field()?.value).toBe('12');
    await shown.pressEnter();
    expect(shown.field()).toBeNull();
    expect(shown.kept()).toBe('');
  });

  test('stays with its keeper where the value is only shown, as in an earlier version of the plan', async () => {
    expect((await showKept('12', { mayEdit: false })).kept()).toContain('12');
  });

  test('is still in the field and with its keeper when the plan does not take it', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const shown = await showKept('14', {
      mayEdit: true,
      onCommit: () => {
        throw new Error('the plan cannot be written');
      },
    });
    await shown.pressEnter();
    expect(shown.field()?.value).toBe('12');
    expect(shown.kept()).toContain('12');
  });
});
