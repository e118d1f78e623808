import { useMemo } from 'react';
import { encode } from 'uqr';

import styles from './qr-code.module.css';

export interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** Modules of white around the code; without them many phones do not find it. (ISO/IEC 18004, 6.3.8) */
const QUIET_ZONE = 4;

/** A code that phones read, as wide as its place. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => drawCode(text), [text]);
  return (
    <svg
      className={styles['code']}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} className={styles['paper']} />
      <path d={path} className={styles['ink']} />
    </svg>
  );
}

function drawCode(text: string): { readonly size: number; readonly path: string } {
  // M: a seventh of the code may be unreadable, as where a projector's light falls on a seam.
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const squares = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  return { size, path: squares.join('') };
}
