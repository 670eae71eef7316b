import {
  defineProtocol,
  type Protocol,
  type ProtocolInput,
} from '../../harness/schema/protocol.ts';

/** A protocol of four small frames that asks nothing but the question and its options. */
export function smallProtocol(more: Partial<ProtocolInput> = {}): Protocol {
  return defineProtocol({
    id: 'p',
    title: 'p',
    prompt: { segments: [{ text: '{question}\n{options}' }] },
    frames: { sampler: 'linspace', count: 4, longSide: 64, jpegQuality: 90 },
    transport: 'frames',
    defaults: {},
    extractor: 'choice',
    scorer: 'exact',
    ...more,
  });
}
