import type { TellPersonOptions } from '../platform/tell-person.ts';

/**
 * Tells the relay of new names, as soon as there is one: few pages ever have any, so what does it is loaded then. The answer
 * ends it.
 */
export function tellUntold(
  options: TellPersonOptions,
  load: () => Promise<{ readonly tellPerson: (options: TellPersonOptions) => () => void }>,
): () => void {
  const { library } = options;
  let isOver = false;
  let stopTelling = (): void => {};
  const stopWatching = library.plans.subscribe(look);
  look();
  return () => {
    isOver = true;
    stopWatching();
    stopTelling();
  };

  function look(): void {
    const state = library.plans.get();
    if (state.kind !== 'ready' || !state.plans.some(({ untold }) => untold === true)) return;
    stopWatching();
    load()
      .then(({ tellPerson }) => {
        if (!isOver) stopTelling = tellPerson(options);
      })
      .catch(() => {
        // The name is in the plan's row, as one that is not told yet: the next page tells it.
      });
  }
}
