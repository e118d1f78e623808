import styles from './brand.module.css';

/** The mark of Holdfast: a root that holds. Decoration: the name stands beside it. */
export function BrandMark() {
  return (
    <svg className={styles['mark']} viewBox="0 0 24 24" width="28" height="28" aria-hidden focusable="false">
      <path d="M12 3v9m0 0c0 4-2.5 6.5-7 7.5M12 12c0 4 2.5 6.5 7 7.5M12 12v9" />
      <path d="M12 8c-2.6 0-4.4-1.4-5-4 2.800 0 4.600 1.400 5 4Zm0 0c2.600 0 4.400-1.400 5-4-2.800 0-4.600 1.400-5 4Z" />
    </svg>
  );
}
