import { z } from 'zod';
import {
  generatedVideoSchema,
  type Generation,
  type GenerationRequest,
} from './generated-video.ts';
import type { HeldPicture } from './held-picture.ts';
import type { Item, PublicItem } from './item.ts';
import type { Part } from './prompt.ts';
import type { ModelSettings } from './protocol.ts';

/** `<adapter>:<model>[@<base URL>[,<base URL>…]]`, taken apart. Several URLs serve one model. */
export type EndpointSpec = { adapter: string; model: string; baseUrls?: string[] };

/** The code that speaks one wire format. One file in `endpoints/`; the file's name is its id. */
export type Adapter = {
  id: string;
  summary: string;
  /** An example of an endpoint string. */
  example: string;
  /** `model`: asks a live model. `recorded`: reads answers. `baseline`: computes them from the rows alone. */
  kind: 'model' | 'recorded' | 'baseline';
  /** Left out: answers. */
  makes?: readonly Makes[];
  /** A digest of the recorded answers: the same file name with other content is another run. */
  identify?(spec: EndpointSpec): Promise<string>;
  /** Where what it makes, or which items it takes, depends on the model's name. */
  scope?(spec: EndpointSpec): Promise<Scope>;
  open(spec: EndpointSpec, context: EndpointContext): Promise<Endpoint>;
};

/** What comes back: `answers` to questions, or `videos` for the prompts of a benchmark of generators. */
export type Makes = 'answers' | 'videos';

/** Of one model: what it makes, and for an item true or the reason why it does not apply to it; left out: to all. */
export type Scope = { makes: Makes; applies?: (item: Item) => true | string };

export type EndpointContext = {
  environment: Record<string, string | undefined>;
  /** The items of the run, with gold. Given to `baseline` adapters only, else empty. */
  items: Item[];
  seed: number;
  /** A connection that says nothing for so long is given up; `undefined` takes the adapter's own limit. */
  stallTimeoutMs?: number;
  /** Where a server finds the files of whole videos: `<base>/<file>`; without it they are sent. */
  videoBaseUrl?: string;
  /** Holds a picture still as a video; given to `baseline` adapters of a benchmark of generators only. */
  hold?: HoldStill;
};

/** Writes the video to `target`; what could not be read is a `MediaError`. */
export type HoldStill = (held: HeldPicture, request: GenerationRequest) => Promise<void>;

/** A model that answers. */
export type Endpoint = {
  /** Part types it can carry. An endpoint that carries only text is given no frames. */
  accepts: Part['type'][];
  /** Throws `EndpointError`; anything else is a bug. */
  send(request: Request, signal: AbortSignal): Promise<Reply>;
  /** The body as `send` would send it, for people to read. */
  describe?(request: Request): unknown;
  /** Makes a video. Left out: it makes none. Throws `EndpointError`; anything else is a bug. */
  generate?(request: GenerationRequest, signal: AbortSignal): Promise<Generation>;
  /** What a user should know before the first of these videos (`GenerationRequest.name`) is asked for. */
  foresee?(names: string[]): Promise<string[]>;
  close?(): Promise<void>;
};

export type Request = {
  trial: string;
  probe: string;
  variant: string;
  repeat: number;
  item: PublicItem;
  system?: string;
  parts: Part[];
  settings: ModelSettings;
  /** The protocol's `requestFields`. */
  fields: Record<string, unknown>;
};

export const usageSchema = z.strictObject({
  inputTokens: z.int().nonnegative().optional(),
  outputTokens: z.int().nonnegative().optional(),
  reasoningTokens: z.int().nonnegative().optional(),
  cachedTokens: z.int().nonnegative().optional(),
});

export type Usage = z.infer<typeof usageSchema>;

export const replySchema = z.strictObject({
  text: z.string(),
  /** Kept apart from the answer where the server sends it apart. */
  reasoning: z.string().optional(),
  finish: z.enum(['stop', 'length', 'refusal', 'unknown']),
  /** From sending to the first piece of a streamed reply. */
  firstTokenMs: z.number().nonnegative().optional(),
  /** As the server reports them. */
  model: z.string().optional(),
  fingerprint: z.string().optional(),
  usage: usageSchema.optional(),
  /** Of a generator: `text` is the file's name then. */
  video: generatedVideoSchema.optional(),
});
export type Reply = z.infer<typeof replySchema>;
