import { describe, expect, it } from 'vitest';
import { encode } from '../../../../harness/endpoints/openai/encode.ts';
import { PACKED_CLIP_FIELDS } from '../../../../harness/schema/packed-clip.ts';
import type { Part } from '../../../../harness/schema/prompt.ts';
import { pictureRequest } from '../../../support/asked.ts';

const video = (sampling: 'packed' | 'server'): Part => ({
  type: 'video',
  mime: 'video/mp4',
  data: Uint8Array.of(1, 2, 3),
  file: 'some folder/clip#1.mp4',
  sampling,
  atSeconds: [],
});
const urlOf = (part: Part, videoBaseUrl?: string) => {
  const body = encode('m', pictureRequest({ parts: [part] }), { videoBaseUrl });
  const content = body.messages[0]?.content as { video_url: { url: string } }[] | undefined;
  return content?.[0]?.video_url.url;
};

describe('a video', () => {
  it('is sent when the server cannot read it', () => {
    expect(urlOf(video('server'))).toBe('data:video/mp4;base64,AQID');
  });

  it('is named below the base URL when it can', () => {
    expect(urlOf(video('server'), 'file:///data/')).toBe('file:///data/some%20folder/clip%231.mp4');
  });

  it('is always sent when the frames were packed for it', () => {
    expect(urlOf(video('packed'), 'file:///data')).toBe('data:video/mp4;base64,AQID');
  });
});

describe('further fields', () => {
  it("go into the body: the protocol's and those of the settings", () => {
    const body = encode(
      'm',
      pictureRequest({
        fields: { ...PACKED_CLIP_FIELDS },
        settings: {
          seed: 7,
          reasoningEffort: 'low',
          extra: { chat_template_kwargs: { enable_thinking: false } },
        },
      }),
    );
    expect(body).toMatchObject({
      seed: 7,
      reasoning_effort: 'low',
      chat_template_kwargs: { enable_thinking: false },
      media_io_kwargs: { video: { num_frames: -1 } },
      mm_processor_kwargs: { do_sample_frames: false },
    });
  });

  it.each([
    { messages: [] },
    { model: 'other' },
    { stream: false },
    { stream_options: {} },
    { n: 2 },
    { max_tokens: 1 },
    { mm_processor_kwargs: { fps: 2 } },
  ])('may not replace what is set already: %j', (extra) => {
    const request = pictureRequest({
      fields: { mm_processor_kwargs: { fps: 1 } },
      settings: { maxTokens: 16, extra },
    });
    expect(() => encode('m', request)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});
