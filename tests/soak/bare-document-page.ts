/** Runs in the page of `bare-document.ts`. */
import * as Y from 'yjs';

declare global {
  interface Window {
    applyUpdate(base64: string): void;
  }
}

const doc = new Y.Doc();
window.applyUpdate = (base64) =>
  Y.applyUpdate(
    doc,
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
  );
