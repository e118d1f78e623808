import en from './en-views.json';
import { addStrings } from './strings.ts';

/** What the other views of a plan and its filter say: imported by everything that says it. */
addStrings(en);
