import { latePart } from './late-part.ts';

/** A dialog whose code comes when it is opened, for screens that must be there quickly. */
export const DialogLater = latePart(async () => (await import('./dialog.tsx')).Dialog);
