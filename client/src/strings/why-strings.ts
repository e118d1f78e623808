import en from './en-why.json';
import { addStrings } from './strings.ts';

/** What is said of learners, reasons, changes and how they hang together: imported by everything that says it. */
addStrings(en);
