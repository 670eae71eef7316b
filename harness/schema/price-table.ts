import { z } from 'zod';

const rate = z.number().nonnegative().finite();

/** US dollars: of words per million tokens, of a generator by the second of video or by the video. */
export const priceSchema = z
  .strictObject({
    inputPerMillion: rate.optional(),
    outputPerMillion: rate.optional(),
    /** One second of video; `sizes` where a size (`1792x1024`) has another price. */
    videoSecond: rate.optional(),
    sizes: z.record(z.string(), rate).optional(),
    /** One video, however long. */
    video: rate.optional(),
    /** How long a video is where nobody asks for a length. */
    usualSeconds: z.number().positive().optional(),
    asOf: z.iso.date().optional(),
    /** Where the price is published. */
    source: z.string().optional(),
  })
  .superRefine((price, context) => {
    const { inputPerMillion, outputPerMillion, videoSecond, video } = price;
    const missing = (field: string) =>
      context.addIssue({ code: 'custom', path: [field], message: 'expected a number' });
    if (videoSecond !== undefined || video !== undefined) return;
    if (inputPerMillion === undefined) missing('inputPerMillion');
    if (outputPerMillion === undefined) missing('outputPerMillion');
  });

/** By model. */
export const priceTableSchema = z.record(z.string(), priceSchema);
export type PriceTable = z.infer<typeof priceTableSchema>;
