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
  extractor: 'generated-video',
  openExtractor: 'generated-video',
  scorer: 'generated-video',
  openScorer: 'generated-video',
} satisfies Partial<ProtocolInput>;

export const protocols: Record<string, Protocol> = {
  sightline: defineProtocol({
    ...standard,
    id: 'sightline',
    title: 'Sightline',
    frames: { sampler: 'fps', fps: 2, maxFrames: 64, longSide: 768, jpegQuality: 90 },
    judge: 'checklist',
    notes: ['The frames are what the judge is shown of a generated video.'],
  }),
  official: defineProtocol({
    ...standard,
    id: 'official',
    title: 'Official',
    frames: {
      sampler: 'fps',
      fps: 2,
      steps: 'whole-frames',
      // More than eight minutes: the authors have no bound.
      maxFrames: 1024,
      longSide: 512,
      // OpenCV writes JPEG at quality 95.
      jpegQuality: 95,
    },
    judge: 'ruler-official',
    notes: [
      'The frames are what the judge is shown of a generated video.',
      'The authors show every int(fps/2)-th frame: at 29.97 frames a second that is 2.14 frames a second, not 2. They have no bound on the number; 1,024 are more than eight minutes.',
      "The judge's system prompt is read from the authors' checkout, `eval/system_prompt.txt` below the data folder or --judge-system FILE, and only its hash is kept.",
    ],
  }),
};
