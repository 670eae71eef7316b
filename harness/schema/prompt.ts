import { z } from 'zod';

/**
 * A prompt is data, so that it can be hashed, shown on the site and extended from a file.
 * The text shown to the model is the concatenation of the segments whose condition holds.
 *
 * Placeholders: `{question}`, `{options}` (one `optionLine` a line), `{letters}` ("A, B, or C"),
 * `{letterList}` ("A, B, C"), `{subtitles}`.
 */
export const promptSchema = z.strictObject({
  system: z.string().optional(),
  segments: z.array(
    z.strictObject({
      text: z.string(),
      /** Left out: always. `video`: any picture is shown. `no-video`: none is. */
      when: z.enum(['video', 'no-video', 'options', 'no-options', 'subtitles']).optional(),
    }),
  ),
  /** How one option is written; `{letter}` and `{text}`. */
  optionLine: z.string().default('{letter}. {text}'),
  /**
   * Written before each picture of the `frames` transport: `{number}` counts from 1, `{seconds}` is its
   * time in the video, with one decimal. Left out: pictures stand without words between them.
   */
  frameLabel: z.string().optional(),
});

export type Prompt = z.infer<typeof promptSchema>;

/** How the `…-reason` protocols ask for reasoning, in the form that checkpoints trained by RL write. */
export const REASONING_SEGMENTS: Prompt['segments'] = [
  {
    text: '\nReason step by step between the <think> and </think> tags, then give your final answer between the <answer> and </answer> tags.',
  },
  {
    when: 'options',
    text: "\nWrite only the option's letter ({letters}) between the <answer> and </answer> tags.",
  },
  {
    when: 'no-options',
    text: '\nWrite only a word or a short phrase between the <answer> and </answer> tags.',
  },
];

/** What one message is made of. Images stand before the text, in the order shown. */
export type Part =
  | { type: 'text'; text: string }
  | { type: 'image'; mime: 'image/jpeg'; data: Uint8Array; atSeconds: number }
  | {
      type: 'video';
      mime: string;
      data: Uint8Array;
      /** Below the data folder: for servers that read files below a configured base themselves. */
      file: string;
      /** `packed`: exactly the protocol's frames, so the server must not sample; `server`: it does. */
      sampling: 'packed' | 'server';
      /** Of the packed frames, in order; empty when the server samples. */
      atSeconds: number[];
    };
