import type { Platform, SourceId } from '../../schema/source-id.ts';
import type { Evidence, LevelCheck, Verdict } from '../level-check.ts';
import { sharesTime, videoKey } from './span.ts';

/** What an item is looked for by; null for a video that has no id, and for channels that are not known. */
export type ItemSource = { source: SourceId | null; channel: string | null };

/**
 * Looks for the source videos of items. Flagged: the same video on the same platform, in a part that shares
 * time. Another part, an equal file name and an equal channel are counted and prove nothing.
 */
export function idCheck(items: readonly ItemSource[]): LevelCheck<'id'> {
  const byVideo = groupedBy(items, ({ source }) => (source === null ? null : videoKey(source)));
  const byChannel = groupedBy(items, ({ channel }) => channel?.toLowerCase() ?? null);
  const evidence = new Map<number, Evidence>();
  const [otherSpan, fileName, channels] = [new Set<number>(), new Set<number>(), new Set<number>()];
  const rowsOf = new Map<Platform, number>();
  let channelRows = 0;

  return {
    level: 'id',
    take({ source, channel, line }) {
      if (channel !== null) {
        channelRows += 1;
        for (const item of byChannel.get(channel.toLowerCase()) ?? []) channels.add(item);
      }
      if (source === null) return;
      rowsOf.set(source.platform, (rowsOf.get(source.platform) ?? 0) + 1);
      for (const item of byVideo.get(videoKey(source)) ?? []) {
        const own = items[item]?.source as SourceId;
        if (source.platform === 'file') fileName.add(item);
        else if (!sharesTime(own, source)) otherSpan.add(item);
        else if (!evidence.has(item)) {
          evidence.set(item, { item, line, found: foundWords(own, source), corpusText: null });
        }
      }
    },
    finish() {
      const rows = [...rowsOf].reduce((sum, [of, n]) => sum + (of === 'file' ? 0 : n), 0);
      const verdicts = items.map(({ source }, item): Verdict => {
        if (source === null || source.platform === 'file' || rows === 0) return 'unchecked';
        return evidence.has(item) ? 'flagged' : 'clear';
      });
      const knowsChannels = channelRows > 0 && byChannel.size > 0;
      const weaker = (set: Set<number>) => [...set].filter((item) => !evidence.has(item)).length;
      return {
        level: 'id',
        verdicts,
        rows,
        evidence: [...evidence.values()],
        details: {
          platforms: platformsOf(items, rowsOf),
          otherSpan: weaker(otherSpan),
          weaker: { fileName: weaker(fileName), channel: knowsChannels ? weaker(channels) : null },
        },
      };
    },
  };
}

function platformsOf(items: readonly ItemSource[], rowsOf: ReadonlyMap<Platform, number>) {
  const ofItems = Map.groupBy(items, ({ source }) => source?.platform ?? null);
  const platforms: Partial<Record<Platform, { rows: number; items: number }>> = {};
  for (const platform of ['youtube', 'flickr', 'uuid', 'file'] as const) {
    const [rows, own] = [rowsOf.get(platform) ?? 0, ofItems.get(platform)?.length ?? 0];
    if (rows + own > 0) platforms[platform] = { rows, items: own };
  }
  return platforms;
}

function foundWords(item: SourceId, row: SourceId): string {
  return `item ${spanWords(item)}, corpus ${spanWords(row)}`;
}

function spanWords({ platform, id, start = 0, end }: SourceId): string {
  return `${platform} ${id}${end === undefined ? '' : ` from ${start} to ${end} s`}`;
}

function groupedBy(items: readonly ItemSource[], key: (item: ItemSource) => string | null) {
  const groups = new Map<string, number[]>();
  items.forEach((item, index) => {
    const name = key(item);
    if (name === null) return;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [index]);
    else group.push(index);
  });
  return groups;
}
