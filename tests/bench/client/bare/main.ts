/** The limit: one Tiptap editor on one Yjs text in y-indexeddb, with a websocket and carets, and nothing else. */
import { Editor, Extension } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { Italic } from '@tiptap/extension-italic';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { yCursorPlugin, ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap';
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const doc = new Y.Doc();
const stored = new IndexeddbPersistence('bare', doc);
await stored.whenSynced;
const text = doc.getXmlFragment('text');
if (text.length === 0) Y.applyUpdate(doc, new Uint8Array(await (await fetch('/seed')).arrayBuffer()));

const { awareness } = new WebsocketProvider(`ws://${location.host}`, 'bare', doc, { disableBc: true });
const editor = new Editor({
  element: document.querySelector('main'),
  editorProps: { attributes: { role: 'textbox', 'aria-label': 'Our vision' } },
  extensions: [
    Document,
    Paragraph,
    Text,
    Bold,
    Italic,
    Extension.create({
      name: 'collaboration',
      addProseMirrorPlugins: () => [ySyncPlugin(text), yCursorPlugin(awareness), yUndoPlugin()],
    }),
  ],
  content: null,
});
addEventListener('pagehide', () => editor.destroy());
