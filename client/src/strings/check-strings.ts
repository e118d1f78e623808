import en from './en-check.json';
import { addStrings } from './strings.ts';

/** What is said of what is missing in a plan: imported by everything that says it. */
addStrings(en);
