import { z } from 'zod';
import { SightlineError } from '../../errors.ts';
import type { SheetItem } from '../../judge-audit/sheet.ts';

/** What a page of a sheet holds: all that its script shows, and nothing of models or verdicts. */
export type PageData = {
  sample: string;
  /** `rater` or `auditor`: sheets are named after them. */
  who: 'rater' | 'auditor';
  labels: readonly string[];
  /** Word and meaning; empty where causes are not asked for. */
  causes: Record<string, string>;
  items: SheetItem[];
  /** A list of places in `items` a rater. */
  orders: number[][];
};

const picture = z.strictObject({
  of: z.string(),
  atSeconds: z.number().nullable(),
  /** Place among the pictures of the page: many answers are about one clip. */
  picture: z.int().nonnegative(),
});

const embeddedSchema = z.looseObject({
  pictures: z.array(z.string()),
  items: z.array(
    z.strictObject({
      id: z.string(),
      question: z.string(),
      references: z.array(z.string()),
      answer: z.string().nullable(),
      pictures: z.array(picture),
      checks: z.array(
        z.strictObject({ id: z.string(), dimension: z.string(), question: z.string() }),
      ),
      said: z.strictObject({ people: z.string(), judge: z.string(), reply: z.string() }).optional(),
    }),
  ),
});

/** As JSON that can stand inside a script element: each picture once. */
export function embedded({ items, ...rest }: PageData): string {
  const places = new Map<string, number>();
  const placed = items.map(({ pictures, ...item }) => ({
    ...item,
    pictures: pictures.map(({ jpeg, ...words }) => {
      const place = places.get(jpeg) ?? places.size;
      places.set(jpeg, place);
      return { ...words, picture: place };
    }),
  }));
  const text = JSON.stringify({ ...rest, items: placed, pictures: [...places.keys()] });
  // No text can end the element that it stands in.
  return text.replaceAll('<', String.raw`\u003c`);
}

/** The items of a page that was written before. @throws `DATA_INVALID` for another page. */
export function itemsOfPage(html: string, file: string): SheetItem[] {
  const [, text = ''] =
    /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(html) ?? [];
  const parsed = embeddedSchema.safeParse(jsonOf(text));
  if (!parsed.success) {
    throw new SightlineError('DATA_INVALID', `${file} is no page of a sample`, {
      hint: 'draw the sample again with the same seed in another folder',
    });
  }
  const { items, pictures } = parsed.data;
  return items.map(({ said, ...item }) => ({
    ...item,
    ...(said === undefined ? {} : { said }),
    pictures: item.pictures.map(({ picture: place, ...words }) => ({
      ...words,
      jpeg: pictures[place] ?? '',
    })),
  }));
}

/** Null for what is no JSON: somebody has changed the page. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
