import { EndpointError } from '../errors.ts';
import type { Media } from '../media/media.ts';
import type { Frame } from '../schema/frames.ts';
import type { Part } from '../schema/prompt.ts';
import type { Protocol } from '../schema/protocol.ts';
import type { Patient } from './ask.ts';
import { checker, type Check } from './check.ts';
import { generatedFrames } from './pictures.ts';

/** Of what n frames alone would cost. A model of videos merges two frames into one, so half is well. */
const LEAST_SHARE = { frames: 0.75, clip: 0.4, video: 0.4 } as const;
const SETTINGS = { maxTokens: 16 };
const TEXT: Part = { type: 'text', text: 'What happens?' };

type Pack = Pick<Media, 'pack'>;

/**
 * Sends as many frames as the protocol shows, in its size and over its transport, and compares the
 * prompt tokens that the server reports with those of one frame and of none: a server that samples
 * anew, drops or shrinks frames counts too few.
 */
export async function loadCheck(
  patient: Patient,
  protocol: Protocol,
  { pack }: Pack,
): Promise<Check> {
  const check = checker('endpoint');
  const name = `${patient.name} takes ${protocol.id}`;
  const { frames: policy, transport } = protocol;
  if (policy.sampler === 'undisclosed') return check(name, 'failed', 'it cannot be asked');
  const type = transport === 'frames' ? 'image' : 'video';
  if (!patient.accepts.includes(type)) {
    return check(name, 'failed', `its adapter cannot be shown ${type}s`);
  }
  const count = policy.sampler === 'fps' ? policy.maxFrames : policy.count;
  const frames = await generatedFrames(count, policy);
  const tokensOf = async (parts: Part[]) => {
    const reply = await patient.ask([...parts, TEXT], {
      settings: SETTINGS,
      // Servers may refuse to process pictures that are not there.
      fields: parts.length === 0 ? {} : protocol.requestFields,
    });
    return reply.usage?.inputTokens;
  };
  try {
    const none = await tokensOf([]);
    const one = await tokensOf(await asParts(frames.slice(0, 1), transport, pack));
    const all = await tokensOf(await asParts(frames, transport, pack));
    if (none === undefined || one === undefined || all === undefined) {
      return check(name, 'warning', `${count} frames taken; the server reports no prompt tokens`);
    }
    return check(name, ...verdict({ none, one, all, count }, transport));
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    return check(name, 'failed', `${count} frames: ${error.code}: ${error.message}`);
  }
}

type Tokens = { none: number; one: number; all: number; count: number };

/** What the token counts say of the frames. */
export function verdict(
  { none, one, all, count }: Tokens,
  transport: Protocol['transport'],
): [Check['state'], string] {
  const counted = `${count} frames: ${all} prompt tokens, ${none} without any`;
  if (one <= none) return ['warning', `${counted}; a picture counts for nothing: is it dropped?`];
  const perFrame = (all - none) / count;
  const told = `${counted}, ${perFrame.toFixed(1)} a frame (${one - none} for one alone)`;
  if (count === 1 || perFrame / (one - none) >= LEAST_SHARE[transport]) return ['ok', told];
  const what = all - none <= 1.5 * (one - none) ? 'only about one of them counts' : 'far too few';
  return ['warning', `${told}: ${what}; the server samples anew, drops or shrinks them`];
}

async function asParts(
  frames: Frame[],
  transport: Protocol['transport'],
  pack: Pack['pack'],
): Promise<Part[]> {
  if (transport === 'frames') {
    return frames.map(({ jpeg, atSeconds }) => {
      return { type: 'image', mime: 'image/jpeg', data: jpeg, atSeconds };
    });
  }
  const { data, atSeconds } = await pack(frames);
  const sampling = transport === 'clip' ? 'packed' : 'server';
  const times = transport === 'clip' ? atSeconds : [];
  return [
    { type: 'video', mime: 'video/mp4', data, file: 'doctor.mp4', sampling, atSeconds: times },
  ];
}
