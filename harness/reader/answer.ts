import { createHash } from 'node:crypto';
import { choose } from './choice.ts';
import { conclude } from './conclude.ts';
import { inWords } from './conclusion.ts';
import type { Conclusion } from './conclusion.ts';
import { knownAnswer } from './knowledge.ts';
import { readPrompt } from './prompt.ts';
import type { Prompt } from './prompt.ts';
import { readQuestion } from './question.ts';
import { look } from './seen.ts';
import type { View } from './shapes.ts';

/** Answers a prompt from the pictures given with it, in the form that the prompt asks for. */
export function answer(text: string, views: View[]): string {
  const prompt = readPrompt(text);
  const asked = readQuestion(prompt.question);
  const seen = look(views);
  const found =
    knownAnswer(prompt.question, asked) ??
    (asked === null || seen === null ? null : conclude(asked, seen));
  const said = say(prompt, found);
  if (prompt.form === 'plain') return said;
  return `<think>${thought(found, views.length)}</think><answer>${said}</answer>`;
}

function say(prompt: Prompt, found: Conclusion | null): string {
  if (prompt.options.length === 0) return found === null ? 'I cannot tell.' : inWords(found);
  const letter = found === null ? null : choose(found, prompt.options);
  return letter ?? guess(prompt);
}

function thought(found: Conclusion | null, pictures: number): string {
  const basis = pictures === 0 ? 'Nothing is shown.' : `I looked at ${pictures} pictures.`;
  return found === null ? `${basis} They do not settle it.` : `${basis} It is ${inWords(found)}.`;
}

/** The same question always gets the same letter, whatever is shown. */
function guess({ question, options }: Prompt): string {
  const digest = createHash('sha256').update(question).digest();
  return options[digest.readUInt32LE(0) % options.length]?.letter ?? 'A';
}
