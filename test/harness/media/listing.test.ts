import { expect, test } from 'vitest';
import { chooseStream, type VideoStream } from '../../../harness/media/listing.ts';

function stream(index: number, rest: Partial<VideoStream> = {}): VideoStream {
  return {
    index,
    codec: 'h264',
    width: 640,
    height: 360,
    pixelFormat: 'yuv420p',
    timeBase: { num: 1, den: 1000 },
    framesPerSecond: 25,
    picture: false,
    preferred: false,
    ...rest,
  };
}

test('the default stream wins over a larger one', () => {
  const chosen = chooseStream([stream(0, { width: 1920 }), stream(1, { preferred: true })]);
  expect(chosen?.index).toBe(1);
});

test('among equals the largest wins, then the first', () => {
  expect(chooseStream([stream(0), stream(2, { width: 1280 })])?.index).toBe(2);
  expect(chooseStream([stream(3), stream(1)])?.index).toBe(1);
});

test('a cover image is not a video', () => {
  expect(chooseStream([stream(0, { picture: true, preferred: true })])).toBeNull();
});
