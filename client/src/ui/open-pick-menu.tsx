import { Check, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Autocomplete,
  Button as AriaButton,
  Input,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover,
  SearchField,
  useFilter,
} from 'react-aria-components';

import { PageLocale } from './page-locale.tsx';
import type { PickMenuProps } from './pick-menu-props.ts';
import { useFocusBack } from './use-focus-back.ts';

import styles from './menu.module.css';

/** A list to pick from that has been asked for: it opens as it comes. */
export function OpenPickMenu<Id extends string>(props: PickMenuProps<Id>) {
  const { label, onOpenChange, className, children } = props;
  const { trigger, lead } = useFocusBack();
  function handleOpen(isOpen: boolean): void {
    onOpenChange?.(isOpen);
    if (!isOpen) lead();
  }
  return (
    <PageLocale>
      <MenuTrigger defaultOpen onOpenChange={handleOpen}>
        <AriaButton ref={trigger} aria-label={label} className={className ?? ''}>
          {children}
        </AriaButton>
        <Popover placement="bottom start" className={styles['popover'] ?? ''}>
          <Searched search={props.search}>
            <Options {...props} />
          </Searched>
        </Popover>
      </MenuTrigger>
    </PageLocale>
  );
}

interface SearchedProps {
  readonly search: PickMenuProps<string>['search'];
  readonly children: ReactNode;
}

/** A field above a long list, which has the focus: what is typed leaves the options that hold it. */
function Searched({ search, children }: SearchedProps) {
  const { contains } = useFilter({ sensitivity: 'base', ignorePunctuation: true });
  if (search === undefined) return children;
  return (
    <Autocomplete filter={contains}>
      <SearchField
        className={styles['search'] ?? ''}
        aria-label={search.label}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever opens a long list has come to find something in it
        autoFocus
      >
        <Search aria-hidden size={18} />
        <Input className={styles['searchInput'] ?? ''} placeholder={search.label} dir="auto" />
      </SearchField>
      {children}
    </Autocomplete>
  );
}

export interface OptionsProps<Id extends string> extends Pick<
  PickMenuProps<Id>,
  'label' | 'options' | 'picked' | 'mode' | 'onPick' | 'empty' | 'search'
> {
  /** For a list that no button of its own opens: it takes the focus, and says when it is done with. */
  readonly onDone?: () => void;
}

/** The list itself. */
export function Options<Id extends string>(props: OptionsProps<Id>) {
  const { label, options, picked, mode, onPick, empty, search, onDone } = props;
  return (
    <AriaMenu
      aria-label={label}
      className={styles['menu'] ?? ''}
      {...(onDone !== undefined && { autoFocus: 'first' as const, onClose: onDone })}
      selectionMode={mode}
      selectedKeys={picked}
      disallowEmptySelection={mode === 'single'}
      onSelectionChange={(keys) => {
        onPick(options.filter(({ id }) => keys === 'all' || keys.has(id)).map(({ id }) => id));
      }}
      renderEmptyState={() => (
        <p className={styles['empty']}>{options.length === 0 ? empty : search?.nothing}</p>
      )}
    >
      {options.map((option) => (
        <AriaMenuItem
          key={option.id}
          id={option.id}
          textValue={option.label}
          className={styles['item'] ?? ''}
        >
          {({ isSelected }) => (
            <>
              <span className={styles['check']}>{isSelected && <Check aria-hidden size={18} />}</span>
              {option.mark}
              <span dir="auto">{option.label}</span>
            </>
          )}
        </AriaMenuItem>
      ))}
    </AriaMenu>
  );
}
