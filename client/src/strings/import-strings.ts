import en from './en-import.json';
import { addStrings } from './strings.ts';

/** What is said where a table is brought in: imported by everything that says it. */
addStrings(en);
