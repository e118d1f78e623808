// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import {
  addReply,
  addTarget,
  addThread,
  addTranslation,
  type Discussion,
  type EntryKey,
  sayOnePerson,
  setHidden,
  setWords,
  type Thread,
  withdrawEntry,
} from '@holdfast/plan-model';
import { type Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';

import { createCell } from '../../platform/cell.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OLGA, openTestDiscussion } from '../../session/open-discussion-fixture.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { chooseInMenu, fieldNamed, fillIn, render } from '../../ui/render-fixture.tsx';
import { Talk } from './talk.tsx';

beforeAll(startStrings);

/** Talk of somebody who reads English, beside Olga, who writes Portuguese. */
async function showTalk(role: Role = 'commenter') {
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const plan = openTestPlan({ role });
  const { open, other, entry } = openTestDiscussion(plan);
  const draw = () =>
    render(
      <DeviceContext value={device}>
        <OpenPlanContext value={{ ...plan, entry, discussion: createCell(open) }}>
          <Talk />
        </OpenPlanContext>
      </DeviceContext>,
    );
  let page = await draw();
  const me = open.discussion;
  const threadOf = (key: EntryKey): Thread => {
    const thread = me.snapshot().byKey.get(key);
    if (thread === undefined) throw new Error('there is no such thread');
    return thread;
  };
  const button = (name: string) =>
    [...page.element.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  const hers = async (words: string): Promise<EntryKey> => {
    let key: EntryKey | undefined;
    await page.perform(() => {
      key = addThread(other, {
        place: { kind: 'plan' },
        words: [words],
        isFromEditor: false,
        language: 'pt',
      });
    });
    if (key === undefined) throw new Error('nothing was said');
    return key;
  };
  return {
    plan: plan.plan,
    me,
    other,
    hers,
    threadOf,
    button,
    perform: (act: () => void) => page.perform(act),
    text: () => page.element.textContent,
    find: (selector: string) => page.element.querySelector<HTMLElement>(selector),
    said: (words: string) => [...page.element.querySelectorAll('p')].find((p) => p.textContent === words),
    press: (name: string) => page.perform(() => button(name)?.click()),
    translate: (by: Discussion, key: EntryKey, words: string, language = 'en') =>
      page.perform(() => {
        const thread = threadOf(key);
        addTranslation(by, { thread, of: thread, language, words: [words] });
      }),
    write: async (label: string, words: string): Promise<void> => {
      // Some fields come a moment after they are asked for.
      const field = await vi.waitFor(async () => {
        await page.perform(() => {});
        return fieldNamed(page.element, label);
      });
      await page.perform(() => fillIn(field, words));
    },
    /** Opens the menu whose name begins like that, and chooses. */
    menu: async (name: string, item: string): Promise<void> => {
      const trigger = page.element.querySelector<HTMLElement>(`[aria-label^="${name}"]`);
      await chooseInMenu(page, trigger, item);
    },
    reload: async (): Promise<void> => {
      await page.unmount();
      page = await draw();
    },
  };
}

test('words that were begun for somebody are for them still after the page comes again', async () => {
  const { me, write, press, reload } = await showTalk();
  await write('Comment', 'Who calls?');
  await write('For', 'group/parentFamily');
  await write('Comment', 'Who calls us?');
  await reload();
  await press('Send');
  expect(me.snapshot().threads[0]?.words).toEqual([
    { kind: 'group', group: 'parentFamily' },
    ' ',
    'Who calls us?',
  ]);
  await write('Comment', 'And when?');
  await press('Send');
  expect(me.snapshot().threads[1]?.words).toEqual(['And when?']);
});

describe('the language of what is said', () => {
  test('is the reader’s own without a word of theirs, and another where they say so, once', async () => {
    const { me, write, press, text, reload, perform } = await showTalk();
    await write('Comment', 'Who calls us?');
    await press('Send');
    expect(me.snapshot().threads).toMatchObject([{ language: 'en' }]);
    expect(text()).not.toContain('· English');
    await write('Comment', 'Quem nos liga?');
    await write('Written in:', 'pt');
    await press('Send');
    expect(me.snapshot().threads[1]).toMatchObject({ language: 'pt', words: ['Quem nos liga?'] });
    await reload();
    await write('Comment', 'E quando?');
    await vi.waitFor(async () => {
      await perform(() => {});
      expect(document.querySelector<HTMLSelectElement>('form select')?.value).toBe('pt');
    });
  });

  test('is told to voices and to whoever reads another, and goes on with words that are changed', async () => {
    const { me, hers, said, text, write, press, menu } = await showTalk();
    await hers('Quem nos liga?');
    const words = said('Quem nos liga?');
    expect([words?.lang, words?.dir]).toEqual(['pt', 'auto']);
    expect(text()).toContain('· Portuguese');
    await write('Comment', 'Obrigada');
    await write('Written in:', 'pt');
    await press('Send');
    await menu('More about what Me said', 'Change my words');
    await write('Change my words', 'Obrigado');
    await press('Send');
    expect(me.snapshot().threads.map(({ language }) => language)).toEqual(['pt', 'pt']);
  });
});

describe('a translation', () => {
  test('is what the reader reads first, with whose it is, and the original is one press away', async () => {
    const { other, hers, translate, text, press, said } = await showTalk();
    const key = await hers('Quem nos liga?');
    await translate(other, key, 'Who calls us?');
    await translate(other, key, 'Wer ruft uns an?', 'de');
    expect(said('Who calls us?')?.lang).toBe('en');
    expect(text()).toContain('Translated from Portuguese by Olga');
    expect(said('Quem nos liga?')).toBeUndefined();
    expect(text()).toContain('1 more translation');
    expect(text()).toContain('German · Olga');
    await press('Show the original');
    expect(said('Quem nos liga?')?.lang).toBe('pt');
    expect(text()).toContain('Written in Portuguese, translated by Olga');
    expect(said('Who calls us?')).toBeUndefined();
    await press('Show the translation');
    expect(said('Who calls us?')).toBeDefined();
  });

  test('of words that were changed since stands in nobody’s place, and says so', async () => {
    const { me, other, hers, translate, text, said, perform } = await showTalk();
    const key = await hers('Quem nos liga?');
    await translate(other, key, 'Who calls us?');
    await perform(() => setWords(other, { root: 'threads', key, words: ['Quem nos visita?'] }));
    expect(said('Quem nos visita?')).toBeDefined();
    expect(text()).toContain('English · Olga · the words were changed after this');
    await translate(me, key, 'Who visits us?');
    expect(said('Who visits us?')).toBeDefined();
    expect(text()).toContain('1 more translation');
  });

  test('of one’s own words stands behind them', async () => {
    const { me, other, translate, said, perform, text } = await showTalk();
    let key: EntryKey | undefined;
    await perform(() => {
      const place = { kind: 'plan' } as const;
      key = addThread(me, { place, words: ['Quem liga?'], isFromEditor: false, language: 'pt' });
    });
    if (key === undefined) throw new Error('nothing was said');
    await translate(other, key, 'Who calls?');
    expect(said('Quem liga?')).toBeDefined();
    expect(text()).toContain('Show the translation');
  });

  test('of what one said as another participant stands behind the words too', async () => {
    const { me, other, hers, translate, said, perform, reload } = await showTalk();
    const key = await hers('Quem liga?');
    await translate(other, key, 'Who calls?');
    await perform(() => sayOnePerson(me, { participant: OLGA, as: me.ports.participantId }));
    await reload();
    expect(said('Quem liga?')).toBeDefined();
    expect(said('Who calls?')).toBeUndefined();
  });

  test('is written in a form that says what is missing, keeps what was begun, and is changed and taken back', async () => {
    const t = await showTalk();
    const key = await t.hers('Quem nos liga?');
    await t.menu('More about what Olga said', 'Add a translation');
    const form = await vi.waitFor(async () => {
      await t.perform(() => {});
      const found = t.find('form[aria-label="Add a translation"]');
      if (found === null) throw new Error('there is no form');
      return found;
    });
    expect(fieldNamed(form, 'Into which language?').value).toBe('en');
    await t.press('Save the translation');
    expect(t.text()).toContain('Please write the translation.');
    await t.write('The words in that language', 'Who calls us?');
    await t.write('Into which language?', 'pt');
    await t.press('Save the translation');
    expect(t.text()).toContain('The words are in this language already.');
    await t.write('Into which language?', 'en');
    await t.reload();
    await t.menu('More about what Olga said', 'Add a translation');
    await vi.waitFor(async () => {
      await t.perform(() => {});
      expect(t.find('form[aria-label="Add a translation"] textarea')).toHaveProperty(
        'value',
        'Who calls us?',
      );
    });
    await t.press('Save the translation');
    expect(t.threadOf(key).translations).toMatchObject([
      { language: 'en', words: ['Who calls us?'], isOfEarlierWording: false },
    ]);
    expect(t.text()).toContain('Translated from Portuguese by Me');
    await t.menu('More about the translation by Me', 'Change the translation');
    await t.write('The words in that language', 'Who rings us?');
    // Whoever translates has the words before them.
    expect(t.said('Quem nos liga?')).toBeDefined();
    await t.press('Save the translation');
    expect(t.said('Who rings us?')).toBeDefined();
    await t.menu('More about the translation by Me', 'Take the translation back');
    await t.press('Take the translation back');
    expect(t.threadOf(key).translations).toEqual([]);
    expect(t.said('Quem nos liga?')).toBeDefined();
  });

  test('that was hidden stands in nobody’s place, with the reason; its writer goes on seeing it', async () => {
    const { me, other, hers, translate, threadOf, text, said, perform } = await showTalk();
    const key = await hers('Quem nos liga?');
    await translate(other, key, 'Go away!');
    const hide = (index: number) => {
      const entry = threadOf(key).translations[index]?.key;
      if (entry === undefined) throw new Error('there is no translation');
      const hiding = { entry, thread: threadOf(key), isHidden: true };
      return perform(() => void setHidden(other, { ...hiding, reason: ['It says another thing.'] }));
    };
    await hide(0);
    expect(said('Quem nos liga?')).toBeDefined();
    expect(text()).not.toContain('Go away!');
    expect(text()).toContain('It says another thing.');
    await translate(me, key, 'Who is it?');
    await hide(1);
    expect(said('Who is it?')).toBeDefined();
    expect(text()).not.toContain('Translated from');
  });

  test('can be hidden by a facilitator, and shown again', async () => {
    const { other, hers, translate, menu, write, press, text, threadOf } = await showTalk('facilitator');
    const key = await hers('Quem nos liga?');
    await translate(other, key, 'Go away!');
    await menu('More about the translation by Olga', 'Hide from others');
    await write('Why? Everybody reads the reason, so name nobody.', 'It says another thing.');
    await press('Hide from others');
    expect(threadOf(key)).toMatchObject({
      hidden: null,
      translations: [{ hidden: { by: 'participant-me' } }],
    });
    expect(text()).toContain('Go away!');
    await menu('More about the translation by Olga', 'Show to all again');
    expect(threadOf(key).translations).toMatchObject([{ hidden: null }]);
    expect(text()).toContain('Translated from Portuguese by Olga');
  });

  test('is of the reason of a suggestion, and not of what it would have', async () => {
    const { plan, other, perform, menu, threadOf, write, press } = await showTalk();
    const id = addTarget(plan, { indicator: { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } });
    const place = { kind: 'field', record: { root: 'targets', id }, field: 'targetValue' } as const;
    const suggest = (why: string, value: number) => {
      const proposal = { kind: 'value', value, base: null } as const;
      return addThread(other, { place, words: [why], proposal, isFromEditor: false, language: 'pt' });
    };
    let key: EntryKey | undefined;
    await perform(() => {
      key = suggest('Mais cedo', 6);
    });
    if (key === undefined) throw new Error('nothing was suggested');
    await menu('More about what Olga said', 'Add a translation');
    await write('The words in that language', 'Sooner');
    await press('Save the translation');
    expect(threadOf(key)).toMatchObject({ proposal: { value: 6 }, translations: [{ words: ['Sooner'] }] });
  });

  test('is read by a viewer, who is offered none', async () => {
    const { other, hers, translate, text, find } = await showTalk('viewer');
    await translate(other, await hers('Quem?'), 'Who?');
    expect(text()).toContain('Translated from Portuguese by Olga');
    expect(find('[aria-label^="More about"]')).toBeNull();
  });

  test('goes with a reply that was taken back, and carries whom the words are for', async () => {
    const { other, hers, threadOf, said, perform } = await showTalk();
    const key = await hers('Quem nos liga?');
    await perform(() => {
      const words = [{ kind: 'group', group: 'teacher' } as const, ' ', 'Por favor'];
      addReply(other, { thread: threadOf(key), words, language: 'pt' });
    });
    const [reply] = threadOf(key).replies;
    if (reply === undefined) throw new Error('there is no reply');
    await perform(
      () =>
        void addTranslation(other, { thread: threadOf(key), of: reply, language: 'en', words: ['Please'] }),
    );
    expect(said('@Teachers Please')).toBeDefined();
    await perform(() => withdrawEntry(other, { root: 'replies', key: reply.key }));
    expect(said('@Teachers Please')).toBeUndefined();
  });
});
