/** A prompt taken apart. */
export type Prompt = {
  /** In lower case, without the instructions around it. */
  question: string;
  options: { letter: string; text: string }[];
  form: 'plain' | 'tags';
};

const OPTION = /^\s*\(?([A-J])[.):]\s*(.+?)\s*$/;
const INSTRUCTIONS = [
  /^select the best answer\b/i,
  /^(please )?(answer|respond|reply|provide|think|choose|give)\b/i,
  /^the best answer is\b/i,
  /^(first|then|finally),? (think|reason|provide|give|answer)\b/i,
];

/** Finds the question, the options and the wanted form of the answer among the instructions. */
export function readPrompt(text: string): Prompt {
  const lines = withoutSubtitles(text).split(/\r?\n/);
  const start = lines.findIndex((line) => OPTION.exec(line)?.[1] === 'A');
  const options = start === -1 ? [] : optionsFrom(lines.slice(start));
  const before = start === -1 || options.length < 2 ? lines : lines.slice(0, start);
  return {
    question: before
      .map((line) => line.trim())
      .filter((line) => line !== '' && !INSTRUCTIONS.some((pattern) => pattern.test(line)))
      .join(' ')
      .toLowerCase(),
    options: options.length < 2 ? [] : options,
    form: /<answer>/i.test(text) ? 'tags' : 'plain',
  };
}

/** Subtitles stand between their heading and the instruction that follows; they may hold anything. */
function withoutSubtitles(text: string): string {
  return text.replace(
    /^this video's subtitles are listed below:[\s\S]*?(?=^select the best answer)/im,
    '',
  );
}

/** The lines from A on whose letters follow one another. */
function optionsFrom(lines: string[]): Prompt['options'] {
  const options: Prompt['options'] = [];
  for (const line of lines) {
    const [, letter, text] = OPTION.exec(line) ?? [];
    const wanted = String.fromCodePoint('A'.charCodeAt(0) + options.length);
    if (letter === undefined || text === undefined || letter !== wanted) break;
    options.push({ letter, text });
  }
  return options;
}
