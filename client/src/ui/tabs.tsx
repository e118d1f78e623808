import { type KeyboardEvent, type ReactNode, useId } from 'react';

import styles from './tabs.module.css';

export interface TabsProps<Id extends string> {
  /** What the tabs are tabs of. */
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: string }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** Stands at the end of the row. */
  readonly beside?: ReactNode;
  /** Stands in place of the tabs where there is no room for them; what is shown stays where it is. */
  readonly instead?: ReactNode;
  /** What the selected tab shows. */
  readonly children: ReactNode;
}

/**
 * A few ways to look at the same things, one at a time. The row of tabs is one stop of the keyboard: the arrow keys, Home
 * and End go from tab to tab and select it. (decision 0011)
 */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, selected, onSelect, beside, instead, children } = props;
  const id = useId();
  const tabId = (tab: Id): string => `${id}-${tab}`;

  function handleKey(event: KeyboardEvent<HTMLElement>): void {
    const to =
      tabs[
        indexFor(
          event,
          tabs.findIndex((tab) => tab.id === selected),
          tabs.length,
        )
      ];
    if (to === undefined) return;
    event.preventDefault();
    onSelect(to.id);
    document.getElementById(tabId(to.id))?.focus();
  }
  const row = (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs inside have the focus
    <div role="tablist" aria-label={label} className={styles['tabs']} onKeyDown={handleKey}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={tabId(tab.id)}
          aria-selected={tab.id === selected}
          aria-controls={`${id}-panel`}
          tabIndex={tab.id === selected ? 0 : -1}
          className={styles['tab']}
          onClick={() => onSelect(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
  const isByTab = instead === undefined;
  return (
    <>
      <div className={styles['row']}>
        {instead ?? row}
        {beside}
      </div>
      <div
        role={isByTab ? 'tabpanel' : undefined}
        id={`${id}-panel`}
        aria-labelledby={isByTab ? tabId(selected) : undefined}
        className={styles['panel']}
      >
        {children}
      </div>
    </>
  );
}

/** The place that a key leads to from `now`; -1 for a key that leads nowhere. */
function indexFor({ key, currentTarget }: KeyboardEvent<HTMLElement>, now: number, count: number): number {
  const forward = getComputedStyle(currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'ArrowLeft':
    case 'ArrowRight':
      return (now + (key === forward ? 1 : count - 1)) % count;
    default:
      return -1;
  }
}
