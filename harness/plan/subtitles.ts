/** One subtitle with the time that it is on screen. */
export type Cue = { fromSeconds: number; toSeconds: number; text: string };

const TIMES = /(\d+):(\d{2}):(\d{2})[,.](\d{1,3})\s*-->\s*(\d+):(\d{2}):(\d{2})[,.](\d{1,3})/;

/** Cues of a SubRip file. Blocks without a time line are passed over; markup is taken out. */
export function parseSubRip(text: string): Cue[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .flatMap((block) => {
      const lines = block.split('\n');
      const at = lines.findIndex((line) => TIMES.test(line));
      const times = TIMES.exec(lines[at] ?? '')?.slice(1);
      if (times === undefined) return [];
      const said = lines
        .slice(at + 1)
        .map((line) => line.replaceAll(/<[^>]*>|\{[^}]*\}/g, '').trim())
        .filter((line) => line !== '')
        .join(' ');
      if (said === '') return [];
      return [
        { fromSeconds: seconds(times.slice(0, 4)), toSeconds: seconds(times.slice(4)), text: said },
      ];
    });
}

/** The subtitles on screen at any of the shown frames, each once, in their order, a line each. */
export function subtitlesAt(cues: Cue[], shownAtSeconds: number[]): string {
  return cues
    .filter((cue) => shownAtSeconds.some((at) => cue.fromSeconds <= at && at <= cue.toSeconds))
    .map((cue) => cue.text)
    .join('\n');
}

function seconds([hours = '0', minutes = '0', whole = '0', fraction = '0']: string[]): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(`0.${fraction}`);
}
