import { createCell } from '../platform/cell.ts';

/** Somebody has pressed the key for comments: the line for one takes the keyboard as soon as it is there. */
export const commentRequest = createCell(false);
