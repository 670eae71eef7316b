import {
  defineProtocol,
  type Protocol,
  type ProtocolInput,
} from '../../harness/schema/protocol.ts';

/** What a generator is asked is the data's own prompt, unchanged; the protocols differ in the judging. */
const standard = {
  prompt: { segments: [{ text: '{question}' }] },
  transport: 'frames',
  defaults: {},
  extractor: 'text',
  scorer: 'exact',
} satisfies Partial<ProtocolInput>;

export const protocols: Record<string, Protocol> = {
  sightline: defineProtocol({
    ...standard,
    id: 'sightline',
    title: 'Sightline',
    frames: { sampler: 'fps', fps: 2, maxFrames: 64, longSide: 768, jpegQuality: 90 },
    notes: ['The frames are what the judge is shown of a generated video.'],
  }),
  official: defineProtocol({
    ...standard,
    id: 'official',
    title: 'Official',
    // OpenCV writes JPEG at quality 95.
    frames: { sampler: 'fps', fps: 2, maxFrames: 512, longSide: 512, jpegQuality: 95 },
    notes: [
      'The frames are what the judge is shown of a generated video.',
      'The authors show every int(fps/2)-th frame: at 29.97 frames a second that is 2.14 frames a second, not 2, and there is no bound on their number.',
    ],
  }),
};
