import { z } from 'zod';
import type { ChatRequest } from '../chat.ts';
import type { View } from '../shapes.ts';

/** What a judge of a generated video is shown and asked. */
export type CheckRequest = {
  inputPicture?: View;
  /** What the generator was asked for. */
  prompt: string;
  rightOutcome?: View;
  inputVideo: View[];
  /** Of the video to grade, in the order given; no times come with them, so they count as even. */
  frames: View[];
  questions: { dimension: string; text: string }[];
};

const HEADINGS = {
  inputPicture: /^Input picture:$/,
  rightOutcome: /^Picture of a right outcome:$/,
  inputVideo: /^Frames of the input video:$/,
  frames: /^Frames of the video to grade:$/,
};
type Heading = keyof typeof HEADINGS;

const NOTHING_SHOWN = /^No frame of the video to grade is shown\.$/;
const PROMPT = /^Prompt: (".*")$/;
const QUESTION = /^\d+\. \(([^)]*)\) (".*")$/;

/** Null for a request that asks for no rating of a video. */
export function readCheckRequest(parts: ChatRequest['parts'], views: View[]): CheckRequest | null {
  const shown: Record<Heading, View[]> = {
    inputPicture: [],
    rightOutcome: [],
    inputVideo: [],
    frames: [],
  };
  let prompt = '';
  let under: Heading | null = null;
  let isAboutVideo = false;
  const questions: CheckRequest['questions'] = [];
  for (const part of parts) {
    if ('image' in part) {
      const view = views[part.image];
      if (under !== null && view !== undefined) shown[under].push(view);
      continue;
    }
    for (const line of part.text.split(/\r?\n/).map((one) => one.trim())) {
      under = headingIn(line) ?? under;
      isAboutVideo ||= HEADINGS.frames.test(line) || NOTHING_SHOWN.test(line);
      prompt = quoted(PROMPT.exec(line)?.[1]) ?? prompt;
      const [, dimension = '', json] = QUESTION.exec(line) ?? [];
      const text = quoted(json);
      if (text !== null) questions.push({ dimension, text });
    }
  }
  if (!isAboutVideo || questions.length === 0) return null;
  const { inputPicture, rightOutcome, inputVideo, frames } = shown;
  return {
    ...(inputPicture[0] && { inputPicture: inputPicture[0] }),
    ...(rightOutcome[0] && { rightOutcome: rightOutcome[0] }),
    prompt,
    inputVideo,
    frames,
    questions,
  };
}

function headingIn(line: string): Heading | null {
  const found = Object.entries(HEADINGS).find(([, pattern]) => pattern.test(line));
  return found === undefined ? null : (found[0] as Heading);
}

/** The text of a JSON string; null where it is none. */
function quoted(json: string | undefined): string | null {
  if (json === undefined) return null;
  try {
    return z.string().parse(JSON.parse(json));
  } catch {
    return null;
  }
}
