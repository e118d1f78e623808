import { Extension } from '@tiptap/core';
import { Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

import { tidyPastedHtml } from './tidy-pasted-html.ts';

/** What comes from other programs, by pasting and by dropping. `onPictures`: there were some, and they were left out. */
export function pasting(onPictures: () => void): Extension {
  return Extension.create({
    name: 'pasting',
    addProseMirrorPlugins: () => {
      let hasRows = false;
      return [
        new Plugin({
          props: {
            transformPastedHTML(html) {
              // What was copied from a plan is what a plan can hold.
              if (html.includes('data-pm-slice')) return html;
              const tidied = tidyPastedHtml(html);
              if (tidied.pictures > 0) onPictures();
              hasRows = tidied.hadTable;
              return tidied.html;
            },
            // ProseMirror would pour the first row into the line with the caret, and the rest of that line into the last.
            transformPasted(slice) {
              const isClosed = hasRows && slice.content.childCount > 1;
              hasRows = false;
              return isClosed ? new Slice(slice.content, 0, 0) : slice;
            },
            handlePaste: (_view, event) => refusePictureFile(event.clipboardData, onPictures),
            // The browser would leave the plan and show the picture instead.
            handleDrop: (_view, event) => refusePictureFile(event.dataTransfer, onPictures),
          },
        }),
      ];
    },
  });
}

/** A picture alone. Programs for writing send a picture of the words beside the words: those are taken as words. */
function refusePictureFile(data: DataTransfer | null, onPictures: () => void): boolean {
  const hasWords = data?.types.some((type) => type.startsWith('text/')) ?? false;
  const hasPicture = Array.from(data?.files ?? []).some(({ type }) => type.startsWith('image/'));
  if (hasWords || !hasPicture) return false;
  onPictures();
  return true;
}
