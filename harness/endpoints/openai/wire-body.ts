import type { Request } from '../../schema/endpoint.ts';
import type { Part } from '../../schema/prompt.ts';
import { base64 } from '../http/base64.ts';
import { encode, type Encoding } from './encode.ts';

/** A body as it is sent: whole, or in pieces whose length together is known. */
export type WireBody = string | { bytes: number; pieces: () => AsyncIterable<Buffer> };

type Media = Exclude<Part, { type: 'text' }>;

/** Below this a body is one string: quicker, and nobody's memory is at stake. */
const WHOLE_BELOW_BYTES = 256 * 1024;
/** A multiple of three, so that pieces of base64 join without padding. */
const PIECE_BYTES = 3 * 32 * 1024;

/** Behind it stand the bytes of a picture or a video. Inside a text its quotes would be escaped. */
const GAP = /(?<="url":"data:[\w/+.-]{1,100};base64,)(?=")/;

/**
 * The body of a request. Many pictures are turned into base64 only as they are written, so that
 * requests in flight do not hold all of them in memory a second and a third time.
 */
export function wireBody(model: string, request: Request, how: Encoding): WireBody {
  const sent = request.parts.filter(
    (part): part is Media =>
      part.type === 'image' ||
      (part.type === 'video' && !(part.sampling === 'server' && how.videoBaseUrl !== undefined)),
  );
  const size = sent.reduce((sum, part) => sum + part.data.byteLength, 0);
  if (size < WHOLE_BELOW_BYTES) return JSON.stringify(encode(model, request, how));
  const data = new Uint8Array(0);
  const parts = request.parts.map((part) => (part.type === 'text' ? part : { ...part, data }));
  const texts = JSON.stringify(encode(model, { ...request, parts }, how)).split(GAP);
  // A further field may look like a picture.
  if (texts.length !== sent.length + 1) return JSON.stringify(encode(model, request, how));
  return {
    bytes:
      texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) +
      sent.reduce((sum, part) => sum + 4 * Math.ceil(part.data.byteLength / 3), 0),
    async *pieces() {
      for (const [index, text] of texts.entries()) {
        yield Buffer.from(text);
        const media = sent[index]?.data ?? data;
        for (let at = 0; at < media.byteLength; at += PIECE_BYTES) {
          yield Buffer.from(base64(media.subarray(at, at + PIECE_BYTES)), 'latin1');
        }
      }
    },
  };
}
