import { z } from 'zod';
import { ClipFailure } from '../clip-failure.ts';
import { CONTAINERS } from '../containers.ts';
import {
  chooseStream,
  PACKET_DISCARD,
  PACKET_KEY,
  type Listing,
  type VideoStream,
} from '../listing.ts';
import { complaint, runProgram, type Program } from './program.ts';

/** What keeps a file from opening anything but itself, and a name from being read as a protocol. */
export function inputArguments(path: string): string[] {
  return ['-protocol_whitelist', 'file', '-format_whitelist', CONTAINERS, '-i', `file:${path}`];
}

const probeSchema = z.looseObject({
  streams: z
    .array(
      z.looseObject({
        index: z.int(),
        codec_name: z.string().optional(),
        width: z.int().optional(),
        height: z.int().optional(),
        pix_fmt: z.string().optional(),
        time_base: z.string(),
        avg_frame_rate: z.string().optional(),
        disposition: z.record(z.string(), z.number()).optional(),
        side_data_list: z
          .array(z.looseObject({ side_data_type: z.string().optional() }))
          .optional(),
      }),
    )
    .default([]),
});

type ProbedStream = z.infer<typeof probeSchema>['streams'][number];

/** Demuxes a file with `ffprobe`. */
export async function listPackets(ffprobe: Program, path: string): Promise<Listing> {
  const described = await probe(ffprobe, path, ['-show_streams', '-of', 'json'], 'v');
  const { streams } = probeSchema.parse(JSON.parse(described));
  const stream = chooseStream(streams.map((one) => describe(one)));
  if (stream === null) throw new ClipFailure('CLIP_UNREADABLE', 'it holds no video stream');

  const entries = 'packet=pts,dts,duration,flags:packet_side_data=side_data_type';
  const rows = await probe(
    ffprobe,
    path,
    ['-show_packets', '-show_entries', entries, '-of', 'compact=p=0'],
    String(stream.index),
  );
  const chosen = streams.find((one) => one.index === stream.index);
  const marked = (chosen?.side_data_list ?? []).some((side) =>
    side.side_data_type?.startsWith('Encryption init'),
  );
  return { stream, ...parsePackets(rows), ...(marked ? { encrypted: true } : {}) };
}

async function probe(
  ffprobe: Program,
  path: string,
  show: string[],
  streams: string,
): Promise<string> {
  const args = ['-v', 'error', ...show, '-select_streams', streams, ...inputArguments(path)];
  const { exitCode, stdout, stderr } = await runProgram(ffprobe, args);
  if (exitCode !== 0) {
    throw new ClipFailure('CLIP_UNREADABLE', `cannot be opened: ${complaint(stderr)}`);
  }
  return stdout;
}

/** One line a packet, `pts=0|dts=-1024|duration=512|flags=K_`, side data further right. */
function parsePackets(rows: string): Pick<Listing, 'encrypted' | 'packets'> {
  const packets: Listing['packets'] = { pts: [], dts: [], duration: [], flags: [] };
  let encrypted = false;
  for (const row of rows.split('\n')) {
    if (!row.includes('flags=')) continue;
    const fields = new Map(row.split('|').map((field) => splitField(field)));
    packets.pts.push(tick(fields.get('pts')));
    packets.dts.push(tick(fields.get('dts')));
    packets.duration.push(tick(fields.get('duration')));
    const flags = fields.get('flags') ?? '';
    packets.flags.push(
      (flags.includes('K') ? PACKET_KEY : 0) + (flags.includes('D') ? PACKET_DISCARD : 0),
    );
    encrypted ||= row.includes('=Encryption info');
  }
  return { encrypted, packets };
}

function splitField(field: string): [string, string] {
  const at = field.indexOf('=');
  return [field.slice(0, at), field.slice(at + 1)];
}

function tick(value: string | undefined): number | null {
  const number = Number(value ?? 'N/A');
  return Number.isSafeInteger(number) ? number : null;
}

function describe(stream: ProbedStream): VideoStream {
  const rate = ratio(stream.avg_frame_rate ?? '0/0');
  const [num = 0, den = 1] = stream.time_base.split('/').map(Number);
  const has = (name: string) => (stream.disposition?.[name] ?? 0) !== 0;
  return {
    index: stream.index,
    codec: stream.codec_name ?? 'unknown',
    width: stream.width ?? 0,
    height: stream.height ?? 0,
    pixelFormat: stream.pix_fmt === 'unknown' ? null : (stream.pix_fmt ?? null),
    timeBase: { num, den },
    framesPerSecond: rate > 0 ? rate : null,
    picture: has('attached_pic') || has('timed_thumbnails') || has('still_image'),
    preferred: has('default'),
  };
}

function ratio(text: string): number {
  const [num = 0, den = 0] = text.split('/').map(Number);
  return den === 0 ? 0 : num / den;
}
