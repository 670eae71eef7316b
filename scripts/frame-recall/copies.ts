import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** How a copy differs from its clip, as FFmpeg is asked for it. */
type Change = { filter?: string; encoding?: readonly string[]; speed?: number };

/** Copies of a clip by the name of what was done to it; each is also encoded anew and made small. */
export const CHANGES = {
  're-encoded': { encoding: ['-crf', '38'] },
  rescaled: { filter: 'scale=200:-2' },
  'cropped by 10 %': { filter: 'crop=iw*0.9:ih*0.9' },
  'cropped by 10 % at one side': { filter: 'crop=iw*0.9:ih:0:0' },
  letterboxed: { filter: 'pad=iw:ih*1.33:0:(oh-ih)/2:black' },
  pillarboxed: { filter: 'pad=iw*1.33:ih:(ow-iw)/2:0:black' },
  mirrored: { filter: 'hflip' },
  'small logo, 6 % × 6 %': {
    filter: 'drawbox=x=iw*0.9:y=ih*0.04:w=iw*0.06:h=ih*0.06:color=white:t=fill',
  },
  'large logo, 13 % × 10 %': {
    filter: 'drawbox=x=iw*0.82:y=ih*0.05:w=iw*0.13:h=ih*0.1:color=white:t=fill',
  },
  brighter: { filter: 'eq=brightness=0.1:contrast=1.1' },
  'faster by 10 %': { filter: 'setpts=PTS/1.1', speed: 1.1 },
  'slower by 10 %': { filter: 'setpts=PTS/0.9', speed: 0.9 },
  'frame rate changed': { filter: 'fps=15' },
} as const satisfies Record<string, Change>;
export type ChangeName = keyof typeof CHANGES;

/** Pieces from the inside: where they begin and how long they are, shares of the clip. */
const TRIMS = [
  { start: 0.07, length: 0.7 },
  { start: 0.23, length: 0.7 },
];
export const TRIMMED = 'trimmed';
export const CONCATENATED = 'in the middle of a longer video';
export const KINDS = [...(Object.keys(CHANGES) as ChangeName[]), TRIMMED, CONCATENATED];

export type Clip = { file: string; seconds: number };
/** `seconds` that it shows of its clip, at its own speed. */
export type Copy = { kind: string; of: string; file: string; seconds: number };

const SMALL = 'scale=320:-2,setsar=1';
const ENCODER = ['-an', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

/** Every copy of a clip but the concatenated one, in one pass of FFmpeg over it. */
export async function copiesOf(clip: Clip, from: string, to: string): Promise<Copy[]> {
  const copies: Copy[] = [];
  const words: string[] = [];
  const add = (kind: string, change: Change, trim: { start: number; length: number } | null) => {
    const file = `${copies.length}-${clip.file}.mp4`;
    const filter = `${SMALL}${change.filter === undefined ? '' : `,${change.filter}`}`;
    // H.264 wants even sides, whatever the change makes of them.
    const even = `${filter},scale=trunc(iw/2)*2:trunc(ih/2)*2`;
    const seconds = clip.seconds * (trim?.length ?? 1);
    const cut = trim === null ? [] : ['-ss', `${clip.seconds * trim.start}`, '-t', `${seconds}`];
    words.push('-map', '0:v:0', ...cut, '-vf', even, ...ENCODER, '-crf', '28');
    words.push(...(change.encoding ?? []), join(to, file));
    copies.push({ kind, of: clip.file, file, seconds: seconds / (change.speed ?? 1) });
  };
  for (const [kind, change] of Object.entries(CHANGES)) add(kind, change, null);
  for (const trim of TRIMS) add(TRIMMED, {}, trim);
  await ffmpeg(['-i', join(from, clip.file), ...words]);
  return copies;
}

/** The clip between five seconds of another before and five after it. */
export async function concatenation(
  { clip, other }: { clip: Clip; other: Clip },
  from: string,
  to: string,
): Promise<Copy> {
  const file = `concatenated-${clip.file}.mp4`;
  const same = 'scale=320:180,setsar=1,fps=25';
  const graph = `[0:v]${same}[a];[1:v]${same}[b];[2:v]${same}[c];[a][b][c]concat=n=3:v=1[v]`;
  const around = ['-t', '5', '-i', join(from, other.file)];
  const inputs = [...around, '-i', join(from, clip.file), ...around];
  const words = ['-filter_complex', graph, '-map', '[v]', ...ENCODER, '-crf', '28'];
  await ffmpeg([...inputs, ...words, join(to, file)]);
  return { kind: CONCATENATED, of: clip.file, file, seconds: clip.seconds };
}

export function ffmpeg(words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('ffmpeg', ['-v', 'error', '-y', ...words], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(said))));
  });
}
