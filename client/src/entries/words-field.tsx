import { MAX_WORDS } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { TextArea, type TextAreaProps } from '../ui/text-area.tsx';

/** Where the words of an entry are written; it says itself when they are more than one takes. */
export function WordsField(props: TextAreaProps) {
  const { t } = useTranslation();
  const count = props.value.trim().length - MAX_WORDS;
  return <TextArea {...props} problem={count > 0 ? t('talk.tooLong', { count }) : props.problem} />;
}
