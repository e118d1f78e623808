import en from './en-do.json';
import { addStrings } from './strings.ts';

/** What is said in the chapter on what is done, beside the measures themselves: imported by everything that says it. */
addStrings(en);
