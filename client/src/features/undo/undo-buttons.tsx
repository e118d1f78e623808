import { Redo2, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { useUndo } from '../../session/use-undo.ts';
import { Button } from '../../ui/button.tsx';

/** Takes back my own changes, in texts and records alike. Others' are never touched. */
export function UndoButtons() {
  const { t } = useTranslation();
  const { canUndo, canRedo, undo, redo } = useUndo();
  useUndoKeys(undo, redo);
  return (
    <>
      <Button variant="quiet" square aria-label={t('app.undo')} disabled={!canUndo} onClick={undo}>
        <Undo2 aria-hidden size={20} data-mirrored />
      </Button>
      <Button variant="quiet" square aria-label={t('app.redo')} disabled={!canRedo} onClick={redo}>
        <Redo2 aria-hidden size={20} data-mirrored />
      </Button>
    </>
  );
}

/** Mod+Z and Mod+Shift+Z anywhere on the page, except in a field that has not been given in yet: it has its own. */
function useUndoKeys(undo: () => void, redo: () => void): void {
  useEffect(() => {
    function handleKey(event: KeyboardEvent): void {
      const isMod = event.metaKey || event.ctrlKey;
      if (!isMod || event.altKey || event.defaultPrevented || isDraft(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'z') (event.shiftKey ? redo : undo)();
      else if (key === 'y') redo();
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, [undo, redo]);
}

function isDraft(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}
