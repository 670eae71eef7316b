/** Names that Windows gives to devices, whatever ending they carry. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i;

/** Why a text is not the name of a file beside it; null where it is one on every system. */
export function whyNoPlainName(name: string): string | null {
  if (/[/\\]/.test(name) || name === '.' || name === '..') return 'leads to another folder';
  if (/^[a-z]:/i.test(name)) return 'names a drive';
  if (/[\p{Cc}\p{Cf}<>:"|?*]/u.test(name)) return 'holds characters that no name may hold';
  if (DEVICE.test(name)) return 'is the name of a device';
  if (/[. ]$/.test(name)) return 'ends in a dot or a space';
  return null;
}
