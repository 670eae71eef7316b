import { expect, it } from 'vitest';
import { generator } from '../../../../harness/endpoints/trivial/first-frame-held.ts';
import { choiceItem } from '../../../support/items.ts';

it('holds the picture, else the first frame of the video, else grey, and says what stood in', () => {
  const item = choiceItem('a_1');
  const { clip: _, ...bare } = item;
  expect(generator.picture({ ...item, image: 'p.png' })).toEqual({
    held: { of: 'image', file: 'p.png' },
  });
  expect(generator.picture(item)).toMatchObject({
    held: { of: 'video', file: 'videos/a.mp4' },
    note: expect.stringContaining('first frame') as string,
  });
  expect(generator.picture(bare)).toMatchObject({
    held: { of: 'nothing' },
    note: expect.stringContaining('grey') as string,
  });
});
