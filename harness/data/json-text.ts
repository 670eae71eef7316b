import JSON5 from 'json5';
import { SightlineError } from '../errors.ts';

/** JSON or JSON5; a syntax error names file, line and column. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The stricter parser is much faster, the looser one knows where it stopped.
  }
  try {
    return JSON5.parse<unknown>(text);
  } catch (error) {
    const { lineNumber = 1, columnNumber = 1 } = error as Partial<Record<string, number>>;
    const what = (error as Error).message.replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, '');
    throw new SightlineError('DATA_INVALID', `${file}:${lineNumber}:${columnNumber}: ${what}`, {
      hint: 'the file is not valid JSON; download it again',
      cause: error,
    });
  }
}
