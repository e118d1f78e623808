import type { Editor } from '@tiptap/core';
import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { announce } from '../ui/announcer.tsx';
import { classNames } from '../ui/class-names.ts';
import { UNDER_BARS_PX } from '../ui/writing-field.ts';
import { closeTrigger, openTrigger, type Trigger, type TriggerKeys } from './trigger.ts';
import { type Answer, useAnswers } from './use-answers.ts';

import styles from './trigger-menu.module.css';

export interface TriggerMenuProps {
  readonly editor: Editor;
  readonly trigger: Trigger;
  readonly keys: TriggerKeys;
}

/**
 * What can stand in place of a `/` or `@`. The focus stays in the text, which says which answer is chosen; whoever goes
 * on writing loses nothing: without an answer there is no menu, and Escape leaves what was typed.
 */
export function TriggerMenu({ editor, trigger, keys }: TriggerMenuProps) {
  const { t } = useTranslation();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const answers = useAnswers(trigger);
  const [chosen, setChosen] = useChosen(trigger, answers);
  const active = answers[chosen];
  usePosition(list, { editor, trigger, count: answers.length });
  useLayoutEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  useTextPointsTo(editor, id, active && `${id}-${chosen}`);
  useEffect(() => announce(t('text.suggestions', { count: answers.length })), [answers.length, t]);

  function choose(answer: Answer): void {
    const open = openTrigger(editor.state);
    if (open === undefined) return;
    editor.view.dispatch(closeTrigger(editor.state));
    answer.write(editor, open);
  }
  const handleKey = useEffectEvent((key: string): boolean => {
    if (answers.length === 0) return false;
    if (key === 'Escape') editor.view.dispatch(closeTrigger(editor.state));
    else if (key === 'ArrowDown') setChosen((chosen + 1) % answers.length);
    else if (key === 'ArrowUp') setChosen((Math.max(chosen, 0) + answers.length - 1) % answers.length);
    else if (active !== undefined && (key === 'Enter' || key === 'Tab')) choose(active);
    else {
      // The menu goes before the focus does.
      if (key === 'Tab') editor.view.dispatch(closeTrigger(editor.state));
      return false;
    }
    return true;
  });
  useEffect(() => keys.lead((key) => handleKey(key)), [keys]);

  if (answers.length === 0) return null;
  return (
    <div
      ref={list}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select takes the focus
      role="listbox"
      id={id}
      // What scrolls is reached by keyboard; the arrow keys in the text scroll it too.
      tabIndex={0}
      className={styles['menu']}
      aria-label={t(trigger.char === '/' ? 'text.insert' : 'text.mention')}
      // The mouse must not take the caret away.
      onMouseDown={(event) => event.preventDefault()}
    >
      {answers.map((answer, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys come from the text, which keeps the focus
        <div
          key={answer.id}
          id={`${id}-${index}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option stands in a select only
          role="option"
          aria-selected={index === chosen}
          className={classNames(styles['answer'], index === chosen && styles['chosen'])}
          onClick={() => choose(answer)}
        >
          <span className={styles['label']} dir="auto">
            {answer.label}
          </span>
          <span className={styles['hint']}>{answer.hint}</span>
        </div>
      ))}
    </div>
  );
}

/** Which answer is chosen: the first again whenever there are others, unless it would fit anything; -1 for none. */
function useChosen({ char, query }: Trigger, answers: readonly Answer[]) {
  const asked = char + query;
  const first = answers[0]?.isForAnything === true ? -1 : 0;
  const [choice, setChoice] = useState({ asked, index: first });
  const index = choice.asked === asked && choice.index < answers.length ? choice.index : first;
  return [index, (next: number) => setChoice({ asked, index: next })] as const;
}

interface Position {
  readonly editor: Editor;
  readonly trigger: Trigger;
  readonly count: number;
}

function usePosition(
  list: { readonly current: HTMLElement | null },
  { editor, trigger, count }: Position,
): void {
  const { from } = trigger;
  useLayoutEffect(() => {
    const place = (): void => {
      if (list.current !== null && count > 0) placeMenu(list.current, editor.view.coordsAtPos(from));
    };
    place();
    // A keyboard comes up, or the device is turned.
    window.visualViewport?.addEventListener('resize', place);
    return () => window.visualViewport?.removeEventListener('resize', place);
  }, [list, editor, from, count]);
}

const GAP_PX = 6;
/** Two answers. */
const LEAST_PX = 96;

/**
 * Below the line, or above it where a keyboard, the bar of a phone or the end of the window leaves more room there; where
 * neither has room for all of it, it scrolls.
 */
function placeMenu(
  menu: HTMLElement,
  at: { readonly top: number; readonly bottom: number; readonly left: number },
): void {
  const around = menu.offsetParent?.getBoundingClientRect();
  if (around === undefined) return;
  const { visualViewport } = window;
  const end = visualViewport ? visualViewport.offsetTop + visualViewport.height : window.innerHeight;
  menu.style.maxHeight = '';
  const { offsetHeight: whole, offsetWidth: width } = menu;
  const below = end - UNDER_BARS_PX - at.bottom - GAP_PX;
  const above = at.top - GAP_PX - (visualViewport?.offsetTop ?? 0) - UNDER_BARS_PX;
  const isBelow = whole <= below || below >= above;
  const height = Math.min(whole, Math.max(isBelow ? below : above, LEAST_PX));
  menu.style.maxHeight = `${height}px`;
  const top = isBelow ? at.bottom + GAP_PX : at.top - GAP_PX - height;
  const left = Math.max(0, Math.min(at.left - around.left, around.width - width));
  menu.style.top = `${top - around.top}px`;
  menu.style.left = `${left}px`;
}

/** The text has the focus, so it is the text that tells a screen reader which answer is chosen. */
function useTextPointsTo(editor: Editor, list: string, option: string | undefined): void {
  useEffect(() => {
    if (option === undefined || editor.isDestroyed) return undefined;
    const { dom } = editor.view;
    dom.setAttribute('aria-autocomplete', 'list');
    dom.setAttribute('aria-controls', list);
    dom.setAttribute('aria-activedescendant', option);
    return () => {
      for (const name of ['aria-autocomplete', 'aria-controls', 'aria-activedescendant'])
        dom.removeAttribute(name);
    };
  }, [editor, list, option]);
}
