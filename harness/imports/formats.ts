import { SightlineError } from '../errors.ts';
import type { AnswerFile, AnswerFormat, Content } from './answer-file.ts';
import { lmmsEval } from './formats/lmms-eval.ts';
import { motionbenchAnswers } from './formats/motionbench-answers.ts';
import { nextqaAnswers } from './formats/nextqa-answers.ts';
import { sightline } from './formats/sightline.ts';
import { videoMmeTemplate } from './formats/video-mme-template.ts';
import { vlmevalkit } from './formats/vlmevalkit.ts';
import { firstEntry, firstFields, isObject } from './read-rows.ts';

/**
 * Every format of answers. A list rather than a folder listing, because the site's bundle, which has
 * no folders to list, reads answers too.
 */
export const FORMATS: AnswerFormat[] = [
  sightline,
  lmmsEval,
  vlmevalkit,
  videoMmeTemplate,
  nextqaAnswers,
  motionbenchAnswers,
];

/** The format that a file's first row looks like, else null. */
export function recognise(content: Content): AnswerFormat | null {
  return FORMATS.find((format) => format.recognises(content)) ?? null;
}

/**
 * Reads a file under a format, or under the one that it looks like.
 *
 * @throws `DATA_INVALID` where it is of no known format or lacks what the format needs.
 */
export function readAnswers(content: Content, format: AnswerFormat | 'auto'): AnswerFile {
  const found = format === 'auto' ? recognise(content) : format;
  if (found === null) {
    const known = FORMATS.map(({ id, needs }) => `${id} (${needs.join(', ')})`);
    throw new SightlineError(
      'DATA_INVALID',
      `${content.file} is in no known format: ${holds(content)}`,
      {
        hint: `known: ${known.join('; ')}`,
      },
    );
  }
  if (found.recognises(content)) return found.read(content);
  const other = recognise(content);
  throw new SightlineError(
    'DATA_INVALID',
    `${content.file} is no ${found.title}: it needs ${found.needs.join(', ')}; ${holds(content)}`,
    other === null ? {} : { hint: `it looks like "${other.id}": ${other.title}` },
  );
}

function holds(content: Content): string {
  const entry = firstEntry(content);
  if (content.object === null)
    return `its first row has ${firstFields(content).join(', ') || 'no fields'}`;
  return isObject(entry)
    ? `its first entry has ${Object.keys(entry).join(', ')}`
    : `its entries are no objects`;
}
