import { EndpointError } from '../errors.ts';
import type { Reply } from '../schema/endpoint.ts';
import type { Part } from '../schema/prompt.ts';
import type { Patient } from './ask.ts';
import { checker, type Check } from './check.ts';
import { generatorChecks } from './generator.ts';
import { COLOURS, squarePicture, type Colour } from './pictures.ts';
import { servedLimits } from './served-models.ts';

const LETTERS = Object.keys(COLOURS).map((colour, i) => [colour, 'ABCD'[i] ?? ''] as const);
const QUESTION = [
  'What color is the square?',
  ...LETTERS.map(([colour, letter]) => `${letter}. ${colour}`),
  "Answer with the option's letter from the given choices directly.",
].join('\n');

/** Two, so that a model that always gives the same answer is found out. */
const SHOWN: Colour[] = ['red', 'blue'];
/** A reasoning model thinks about the simplest picture too. */
const SETTINGS = { maxTokens: 2048 };

/** Whether a model answers, sees, and what it says of itself. Stops at the first failure. */
export async function sightChecks(
  patient: Patient,
  environment: Record<string, string | undefined>,
): Promise<Check[]> {
  const check = checker('endpoint');
  const { name, kind } = patient;
  if (kind !== 'model') return [check(name, 'note', `${kind}: there is no model to ask`)];
  if (!patient.makes.includes('answers')) return generatorChecks(patient, environment);
  if (!patient.accepts.includes('image')) {
    return [check(name, 'failed', 'its adapter cannot be shown pictures')];
  }
  const replies: { colour: Colour; reply: Reply }[] = [];
  try {
    for (const colour of SHOWN) {
      replies.push({
        colour,
        reply: await patient.ask(await shown(colour), { settings: SETTINGS }),
      });
    }
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    return [check(name, 'failed', await explained(patient, error))];
  }
  const [first] = replies;
  const wrong = replies.find(({ colour, reply }) => namedColour(reply.text) !== colour);
  const limits = await servedLimits(patient.spec, environment);
  return [
    check(name, 'ok', `answers as ${first?.reply.model ?? 'a model that it does not name'}`),
    wrong === undefined
      ? check(`${name} sees images`, 'ok', `${SHOWN.join(' and ')} squares named`)
      : check(
          `${name} sees images`,
          'failed',
          `no: shown a ${wrong.colour} square, it says ${JSON.stringify(wrong.reply.text.slice(0, 60))}`,
        ),
    check(`${name} context`, 'note', limits),
  ];
}

async function shown(colour: Colour): Promise<Part[]> {
  const data = await squarePicture(colour);
  return [
    { type: 'image', mime: 'image/jpeg', data, atSeconds: 0 },
    { type: 'text', text: QUESTION },
  ];
}

/** The one colour that a reply names, by letter or by word; null for none or several. */
export function namedColour(text: string): string | null {
  const said = text.replace(/^[\s\S]*<\/think>/, '');
  const letter = /^\W*([A-D])\b/.exec(said.trim())?.[1];
  const named = LETTERS.filter(
    ([colour, own]) =>
      own === letter || (letter === undefined && new RegExp(`\\b${colour}\\b`, 'i').test(said)),
  );
  return named.length === 1 ? (named[0]?.[0] ?? null) : null;
}

/** A model without eyes refuses the picture and answers the rest. */
async function explained(patient: Patient, error: EndpointError): Promise<string> {
  const said = `${error.code}: ${error.message}`;
  if (error.code !== 'ENDPOINT_REFUSED') return said;
  const text: Part[] = [{ type: 'text', text: 'Answer with the word yes.' }];
  const blind = await patient.ask(text, { settings: SETTINGS }).then(
    () => true,
    () => false,
  );
  return blind ? `it answers text and refuses pictures (${error.message})` : said;
}
