/**
 * A moment as somebody wrote it: a clock (`1:02:03.5`) or a number, maybe with a unit; exact with
 * decimals.
 */
export type Moment = { value: number; unit: string | null; isClock: boolean; isExact: boolean };

const CLOCK = String.raw`\d{1,3}(?::[0-5]\d){1,2}(?:\.\d+)?`;
const NUMBER = String.raw`\d+(?:\.\d+)?`;
const UNIT = String.raw`milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|frames?|%|percent`;

/**
 * The source of a pattern for one moment; its named groups end in `name`. A unit may stand before the
 * number ("second 3"), and nothing that goes on with the number may follow.
 */
export function momentPattern(name: string): string {
  const value = `(?<value${name}>${CLOCK}|${NUMBER})`;
  const before = String.raw`(?:(?<before${name}>seconds?|minutes?|frames?)\s+(?:number\s+)?)?`;
  const after = String.raw`(?:\s{0,2}(?<after${name}>${UNIT}))?`;
  return String.raw`(?:(?:about|around|approximately|roughly|t\s*=|~)\s*)?${before}${value}${after}(?![\w:]|\.\d|%)`;
}

/** "1 min 20 s" is one moment; with "and" between them they may be two. */
export function joinUnits(text: string): string {
  return text.replaceAll(
    /(?<![\d.:])(?:(\d{1,2})\s?h(?:ours?|rs?)?,?\s{0,2})?(\d{1,4})\s?m(?:inutes?|ins?)?,?\s{0,2}(\d{1,2}(?:\.\d+)?)\s?s(?:econds?|ecs?)?\b/gi,
    (_, hours: string | undefined, minutes: string, seconds: string) =>
      `${Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)} s`,
  );
}

export function readMoment(groups: Record<string, string | undefined>, name: string): Moment {
  const text = groups[`value${name}`] ?? '';
  const isClock = text.includes(':');
  const unit = (groups[`after${name}`] ?? groups[`before${name}`] ?? null)?.toLowerCase() ?? null;
  const value = isClock ? clockSeconds(text) : Number(text);
  return { value, unit, isClock, isExact: text.includes('.') };
}

/** @returns null for a unit that is no time: frames and percent need to know the video. */
export function momentSeconds(moment: Moment, otherUnit: string | null): number | null {
  if (moment.isClock) return moment.value;
  const factor = secondsIn(moment.unit ?? otherUnit ?? 's');
  return factor === null ? null : moment.value * factor;
}

function clockSeconds(text: string): number {
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

function secondsIn(unit: string): number | null {
  if (/^(?:ms|msecs?|millisec)/.test(unit)) return 0.001;
  if (unit.startsWith('s')) return 1;
  if (unit.startsWith('m')) return 60;
  return unit.startsWith('h') ? 3600 : null;
}
