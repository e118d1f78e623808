import en from './en-places.json';
import { addStrings } from './strings.ts';

/**
 * What fields and their values are called, and what others changed. Imported by everything that says it but `records/`, where only lists say it
 * whose sections do so themselves.
 */
addStrings(en);
