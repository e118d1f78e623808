/** Long enough for the browser to have begun the download. */
const REVOKE_MS = 60_000;

/** Gives a file to the person: the browser saves it, or asks where. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
}
