import type { Part } from '../../harness/schema/prompt.ts';
import type { ReadFrame } from './frames.ts';
import type { FrameCode } from './picture-code.ts';
import { KINDS, type Kind } from './population.ts';

/** What stands in a request, for whoever can take it in. */
export type Perceived = {
  /** Null where no item is asked about. */
  asked: { id: string; kind: Kind } | null;
  /** Empty where the answer is to be said in words. */
  options: { letter: string; text: string }[];
  /** In the order of the times that are written beside the pictures. */
  frames: FrameCode[];
};

/** Reads a request as a model gets it: words and pictures, nothing of the plan behind it. */
export async function perceive(parts: Part[], readFrame: ReadFrame): Promise<Perceived> {
  const shown: { atSeconds: number; code: FrameCode }[] = [];
  let atSeconds = 0;
  let text = '';
  for (const part of parts) {
    if (part.type === 'text') {
      const label = /^(\d+\.\d) s$/.exec(part.text)?.[1];
      if (label === undefined) text += part.text;
      else atSeconds = Number(label);
    } else if (part.type === 'image') {
      const code = await readFrame(part.data);
      if (code !== null) shown.push({ atSeconds, code });
    }
  }
  return {
    asked: askedIn(text),
    options: Array.from(text.matchAll(/^([A-Z])\. (\w+)$/gm), ([, letter = '', word = '']) => ({
      letter,
      text: word,
    })),
    frames: shown.toSorted((a, b) => a.atSeconds - b.atSeconds).map(({ code }) => code),
  };
}

function askedIn(text: string): Perceived['asked'] {
  const [, id, word] = /belongs to (\S+), judged by (\w+)\?/.exec(text) ?? [];
  const kind = KINDS.find((one) => one === word);
  return id === undefined || kind === undefined ? null : { id, kind };
}
