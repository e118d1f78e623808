import type { Editor } from '@tiptap/core';
import { Bold, Heading2, Italic, List, ListOrdered, type LucideIcon } from 'lucide-react';
import { memo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../ui/button.tsx';
import { isHeading, kindAt } from './body-paragraph.ts';

import styles from './rich-text.module.css';

interface Format {
  readonly name: 'bold' | 'italic' | 'heading' | 'bulletList' | 'orderedList';
  readonly icon: LucideIcon;
  readonly isOn: (editor: Editor) => boolean;
  readonly toggle: (editor: Editor) => void;
}

const FORMATS: readonly Format[] = [
  {
    name: 'bold',
    icon: Bold,
    isOn: (editor) => editor.isActive('bold'),
    toggle: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'italic',
    icon: Italic,
    isOn: (editor) => editor.isActive('italic'),
    toggle: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: 'heading',
    icon: Heading2,
    isOn: (editor) => isHeading(kindAt(editor)),
    toggle: (editor) => {
      const kind = isHeading(kindAt(editor)) ? null : 'heading2';
      editor.chain().focus().setKind(kind).run();
    },
  },
  {
    name: 'bulletList',
    icon: List,
    isOn: (editor) => kindAt(editor) === 'bullet',
    toggle: (editor) => editor.chain().focus().toggleKind('bullet').run(),
  },
  {
    name: 'orderedList',
    icon: ListOrdered,
    isOn: (editor) => kindAt(editor) === 'ordered',
    toggle: (editor) => editor.chain().focus().toggleKind('ordered').run(),
  },
];

/** The formats of a rich text: one stop for Tab, arrows between the buttons. */
export const TextToolbar = memo(function TextToolbar({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation();
  const active = useActiveFormats(editor);
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons have the focus
    <div
      role="toolbar"
      aria-label={t('text.toolbar')}
      className={styles['toolbar']}
      // The mouse must not take the selection away from the text.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={moveBetweenButtons}
    >
      {FORMATS.map(({ name, icon: Icon, toggle }, index) => (
        <Button
          key={name}
          variant="quiet"
          square
          tabIndex={index === 0 ? 0 : -1}
          aria-label={t(`text.${name}`)}
          aria-pressed={active.includes(name)}
          onClick={() => toggle(editor)}
        >
          <Icon aria-hidden size={18} />
        </Button>
      ))}
    </div>
  );
});

/** As one string, so that it is the same value until a format comes or goes. */
function useActiveFormats(editor: Editor): readonly string[] {
  const active = useSyncExternalStore(
    (listener) => {
      editor.on('transaction', listener);
      return () => editor.off('transaction', listener);
    },
    () =>
      FORMATS.filter(({ isOn }) => !editor.isDestroyed && isOn(editor))
        .map(({ name }) => name)
        .join(' '),
  );
  return active.split(' ');
}

function moveBetweenButtons(event: React.KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const direction = getComputedStyle(event.currentTarget).direction === 'rtl' ? -step : step;
  const index = buttons.findIndex((button) => button === document.activeElement);
  buttons.at((index + direction + buttons.length) % buttons.length)?.focus();
  event.preventDefault();
}
