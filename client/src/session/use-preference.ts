import { useCallback, useEffect, useState } from 'react';

import { useDevice } from './device.ts';

/**
 * A choice that belongs to this device and to no plan. `fallback` until it is read, and where storage does not answer;
 * `parse` decides what a stored value is still good for.
 */
export function usePreference<Value>(
  name: string,
  { fallback, parse }: { readonly fallback: Value; readonly parse: (stored: unknown) => Value | undefined },
): readonly [Value, (value: Value) => void] {
  const { database } = useDevice();
  const [value, setValue] = useState<Value>(fallback);
  useEffect(() => {
    let isGone = false;
    database
      .read((tables) => tables.preferences.get(name))
      .then(
        (row) => {
          const stored = parse(row?.value);
          if (!isGone && stored !== undefined) setValue(stored);
        },
        // A preference that cannot be read is none.
        () => {},
      );
    return () => {
      isGone = true;
    };
  }, [database, name, parse]);
  const change = useCallback(
    (next: Value) => {
      setValue(next);
      // A preference that cannot be kept holds for this page.
      database
        .write(['preferences'], (tables) => tables.preferences.put({ name, value: next }))
        .catch(() => {});
    },
    [database, name],
  );
  return [value, change];
}
