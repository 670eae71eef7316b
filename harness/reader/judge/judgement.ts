import type { ChatRequest } from '../chat.ts';
import type { View } from '../shapes.ts';
import { diagnose } from './diagnosis.ts';
import { gradeAnswer } from './open-answer.ts';
import { rate } from './rate.ts';
import { readCheckRequest } from './request.ts';

/** The reply to a request for a judgement, in the form that it asks for; null for any other request. */
export function judgement({ text, parts }: ChatRequest, views: View[]): string | null {
  const asked = readCheckRequest(parts, views);
  return asked === null ? (gradeAnswer(text) ?? diagnose(text)) : ratings(asked);
}

function ratings(asked: NonNullable<ReturnType<typeof readCheckRequest>>): string {
  const findings = rate(asked);
  const account = findings.map(
    // Words of a question must not close the tags of the reply.
    ({ rating, because }, index) => `${index + 1}. ${because.replaceAll(/[<>]/g, '')}: ${rating}.`,
  );
  const shown = `I looked at ${asked.frames.length} frames of the video.`;
  const list = JSON.stringify(findings.map(({ rating }) => rating));
  return `<think>${[shown, ...account].join('\n')}</think><answer>${list}</answer>`;
}
