import en from './en-goes.json';
import { addStrings } from './strings.ts';

/** What is said in the chapter on how it goes, and where the numbers of a target are set: imported by everything that says it. */
addStrings(en);
