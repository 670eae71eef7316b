import { z } from 'zod/mini';
import { decodeColumns, encodeColumns } from './columns-file.ts';

/** Right answers and scored ones, one entry an item. */
export type Tally = { right: number[]; scored: number[] };

/** All that a list of items shows and filters by, without any text; every list has one entry an item. */
export type ItemTable = {
  itemSet: string;
  ids: string[];
  videos: string[];
  /** Index into `videos`. */
  videoOf: number[];
  /** 0 for open-ended items. */
  options: number[];
  breakdowns: { name: string; labels: string[]; of: number[] }[];
  /** Results of models whose single answers are published, withdrawn ones left out; with all shown. */
  runs: { count: number; full: Tally };
  /** The models among them that were asked without the video, each once. */
  blind: { count: number; answers: Tally };
  /** Whether the blind answers of several models flag the item; null where nobody has judged the set. */
  flagged: boolean[] | null;
};

const metaSchema = z.object({
  itemSet: z.string(),
  videos: z.array(z.string()),
  /** What follows the video in an id, or whole ids where they do not begin with their video. */
  endings: z.array(z.string()),
  beginsWithVideo: z.boolean(),
  breakdowns: z.array(z.object({ name: z.string(), labels: z.array(z.string()) })),
  runs: z.int(),
  blind: z.int(),
  judged: z.boolean(),
});

/** The table as `encodeColumns` packs it: what a page of items fetches first. */
export function encodeItemTable(table: ItemTable): Uint8Array<ArrayBuffer> {
  const { ids, videos, videoOf, breakdowns, runs, blind, flagged } = table;
  const videoAt = (item: number): string => videos[videoOf[item] as number] as string;
  const beginsWithVideo = ids.every((id, item) => id.startsWith(videoAt(item)));
  const rests = ids.map((id, item) => (beginsWithVideo ? id.slice(videoAt(item).length) : id));
  const endings = [...new Set(rests)];
  const place = new Map(endings.map((ending, index) => [ending, index]));
  const meta: z.infer<typeof metaSchema> = {
    itemSet: table.itemSet,
    videos,
    endings,
    beginsWithVideo,
    breakdowns: breakdowns.map(({ name, labels }) => ({ name, labels })),
    runs: runs.count,
    blind: blind.count,
    judged: flagged !== null,
  };
  return encodeColumns({
    meta,
    count: ids.length,
    columns: new Map([
      ['video', videoOf],
      ['ending', rests.map((rest) => place.get(rest) as number)],
      ['options', table.options],
      ...breakdowns.map(({ of }, index) => [`breakdown-${index}`, of] as const),
      ['right', runs.full.right],
      ['scored', runs.full.scored],
      ['blind-right', blind.answers.right],
      ['blind-scored', blind.answers.scored],
      ['flagged', ids.map((_, item) => Number(flagged?.[item] === true))],
    ]),
  });
}

/** @throws RangeError or a ZodError where the bytes are no item table. */
export function decodeItemTable(bytes: Uint8Array): ItemTable {
  const { meta, columns } = decodeColumns(bytes);
  const { videos, endings, beginsWithVideo, ...told } = metaSchema.parse(meta);
  const column = (name: string): number[] => {
    const values = columns.get(name);
    if (values === undefined) throw new RangeError(`no column ${name}`);
    return values;
  };
  const videoOf = column('video');
  const ids = column('ending').map((ending, item) => {
    const before = beginsWithVideo ? videos[videoOf[item] as number] : '';
    return `${before}${endings[ending]}`;
  });
  return {
    itemSet: told.itemSet,
    ids,
    videos,
    videoOf,
    options: column('options'),
    breakdowns: told.breakdowns.map((one, index) => ({ ...one, of: column(`breakdown-${index}`) })),
    runs: { count: told.runs, full: { right: column('right'), scored: column('scored') } },
    blind: {
      count: told.blind,
      answers: { right: column('blind-right'), scored: column('blind-scored') },
    },
    flagged: told.judged ? column('flagged').map((one) => one === 1) : null,
  };
}
