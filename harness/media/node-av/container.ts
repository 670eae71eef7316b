import {
  AVMEDIA_TYPE_VIDEO,
  AV_DISPOSITION_ATTACHED_PIC,
  AV_DISPOSITION_DEFAULT,
  AV_DISPOSITION_STILL_IMAGE,
  AV_DISPOSITION_TIMED_THUMBNAILS,
  AVDISCARD_ALL,
} from 'node-av/constants';
import {
  avGetCodecName,
  avGetPixFmtName,
  Dictionary,
  FormatContext,
  type Stream,
} from 'node-av/lib';
import type { AVPixelFormat } from 'node-av/constants';
import { ClipFailure } from '../clip-failure.ts';
import { CONTAINERS } from '../containers.ts';
import { chooseStream, type VideoStream } from '../listing.ts';
import { reason } from './reason.ts';

/** Opens a file and reads what its header and first packets say. The caller closes it. */
export async function openContainer(path: string): Promise<FormatContext> {
  const container = new FormatContext();
  using options = Dictionary.fromObject({
    format_whitelist: CONTAINERS,
    protocol_whitelist: 'file',
  });
  // The prefix keeps a colon or a percent sign in the name from being read as a protocol or pattern.
  const opened = container.openInputSync(`file:${path}`, null, options);
  if (opened < 0) throw await unreadable('cannot be opened', opened);
  const found = container.findStreamInfoSync(null);
  if (found < 0) {
    container.closeInputSync();
    throw await unreadable('holds no readable stream', found);
  }
  return container;
}

async function unreadable(what: string, code: number): Promise<ClipFailure> {
  return new ClipFailure('CLIP_UNREADABLE', `${what}: ${await reason(code)}`);
}

/** The stream to show, as the container describes it. The demuxer passes over all others. */
export function videoStreamOf(container: FormatContext): VideoStream {
  const streams = container.streams.filter(
    (stream) => stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO,
  );
  const chosen = chooseStream(streams.map((stream) => describe(stream)));
  if (chosen === null) throw new ClipFailure('CLIP_UNREADABLE', 'it holds no video stream');
  return chosen;
}

/** Makes the demuxer pass over every other stream. */
export function readOnly(container: FormatContext, index: number): void {
  for (const stream of container.streams) {
    if (stream.index !== index) stream.discard = AVDISCARD_ALL;
  }
}

function describe(stream: Stream): VideoStream {
  const { codecpar, timeBase, avgFrameRate } = stream;
  const rate = avgFrameRate.den === 0 ? 0 : avgFrameRate.num / avgFrameRate.den;
  return {
    index: stream.index,
    codec: avGetCodecName(codecpar.codecId) ?? 'unknown',
    width: codecpar.width,
    height: codecpar.height,
    pixelFormat: avGetPixFmtName(codecpar.format as AVPixelFormat),
    timeBase: { num: timeBase.num, den: timeBase.den },
    framesPerSecond: rate > 0 ? rate : null,
    picture:
      stream.hasDisposition(AV_DISPOSITION_ATTACHED_PIC) ||
      stream.hasDisposition(AV_DISPOSITION_TIMED_THUMBNAILS) ||
      stream.hasDisposition(AV_DISPOSITION_STILL_IMAGE),
    preferred: stream.hasDisposition(AV_DISPOSITION_DEFAULT),
  };
}
