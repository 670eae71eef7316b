import { describe, expect, it } from 'vitest';
import { rate } from '../../../../harness/reader/judge/rate.ts';
import type { CheckRequest } from '../../../../harness/reader/judge/request.ts';
import {
  blinks,
  glide,
  rest,
  route,
  since,
  toAndFro,
  until,
} from '../../../../scripts/samples/movement.ts';
import type { Figure } from '../../../../scripts/samples/scene.ts';
import { sceneOf, viewsOf } from '../scene-views.ts';

/** Each rule at its three ratings, measured in pictures that are drawn for it: 12 in 6 seconds. */

const COUNT = 12;
/** The spacing of the pictures, in seconds. */
const STEP = (6 - 1 / 12) / (COUNT - 1);

const red: Figure = { shape: 'circle', colour: 'red', radius: 26, path: rest(60, 60) };
const blue: Figure = { shape: 'square', colour: 'blue', radius: 36, path: rest(220, 180) };
const whole = { from: 0, to: 6 };

async function ask(question: string, figures: Figure[], more: Partial<CheckRequest> = {}) {
  const frames = await viewsOf(sceneOf(figures), COUNT);
  const questions = [{ dimension: 'Rule Coherence', text: question }];
  const [finding] = rate({ prompt: '', inputVideo: [], frames, questions, ...more });
  return finding!;
}

type Case = [name: string, rating: string, figures: Figure[]];
const cases = (question: string, table: Case[]) =>
  describe(question, () => {
    it.each(table)('%s: %s', async (_, rating, figures) => {
      const finding = await ask(question, figures);
      expect(finding.rating, finding.because).toBe(rating);
    });
  });

const going = (...points: [number, number][]): Figure => ({ ...red, path: route(points, whole) });

cases('Does the red circle move?', [
  ['far', 'Good', [going([60, 60], [160, 60])]],
  ['10 of 320 pixels', 'Medium', [going([60, 60], [70, 60])]],
  ['3 pixels', 'Poor', [going([60, 60], [63, 60])]],
  ['there is none', 'Poor', [blue]],
  ['two could be meant', 'Medium', [red, going([160, 160], [260, 160])]],
]);

cases('Do all shapes move?', [
  [
    'both',
    'Good',
    [going([60, 60], [160, 60]), { ...blue, path: glide([220, 180], [100, 180], whole) }],
  ],
  ['one of two', 'Poor', [going([60, 60], [160, 60]), blue]],
]);

cases('Does the red circle fall?', [
  ['straight down', 'Good', [going([60, 50], [60, 190])]],
  ['a little up and then down', 'Medium', [going([60, 70], [60, 45], [60, 120], [60, 200])]],
  ['up', 'Poor', [going([60, 190], [60, 50])]],
  ['down and up again', 'Poor', [{ ...red, path: toAndFro([60, 50], [60, 190], 1, whole) }]],
]);

cases('Does the red circle move along rows and columns only?', [
  ['a corner between two pictures', 'Good', [going([60, 50], [260, 50], [260, 190])]],
  [
    'one short slant',
    'Medium',
    [
      {
        ...red,
        path: [
          { at: 0, x: 40, y: 50 },
          { at: 4 * STEP, x: 160, y: 50 },
          { at: 6 * STEP, x: 200, y: 90 },
          { at: 11 * STEP, x: 200, y: 200 },
        ],
      },
    ],
  ],
  ['slanting', 'Poor', [going([60, 50], [260, 190])]],
  ['at rest', 'Poor', [red]],
]);

cases('Does the red circle become smaller?', [
  ['to half', 'Good', [{ ...red, growsTo: 0.5 }]],
  ['to nine tenths', 'Medium', [{ ...red, growsTo: 0.88 }]],
  ['not', 'Poor', [red]],
  ['bigger', 'Poor', [{ ...red, growsTo: 1.5 }]],
]);

cases('Does the size of the red circle change?', [
  ['grown', 'Good', [{ ...red, growsTo: 1.5 }]],
  ['hardly', 'Poor', [{ ...red, growsTo: 1.03 }]],
]);

const reaching = (x: number): Figure[] => [going([60, 180], [x, 180]), blue];
cases('Does the red circle reach the blue square?', [
  ['it does', 'Good', reaching(168)],
  ['half way', 'Medium', reaching(145)],
  ['hardly nearer', 'Poor', reaching(75)],
  ['touching all the time', 'Medium', [{ ...red, path: rest(168, 180) }, blue]],
]);

cases('Does the red circle end on the blue square?', [
  ['on it', 'Good', [blue, going([60, 180], [220, 175])]],
  ['at its edge', 'Medium', [blue, going([60, 180], [176, 180])]],
  ['far away', 'Poor', [blue, going([60, 180], [100, 180])]],
  ['gone', 'Poor', [blue, { ...going([60, 180], [220, 175]), shown: until(3) }]],
]);

const pushed = (from: number): Figure[] => [
  { ...red, path: glide([60, 180], [168, 180], { from: 0, to: 3 }) },
  { ...blue, path: glide([220, 180], [290, 180], { from, to: from + 2 }) },
];
cases('Does the blue square rest until the red circle reaches it?', [
  ['it goes when touched', 'Good', pushed(3.3)],
  ['it goes before', 'Poor', pushed(0.5)],
  ['it is reached and stays', 'Medium', [pushed(3.3)[0]!, blue]],
  ['nobody moves', 'Poor', [red, blue]],
]);

const racing = (from: number): Figure[] => [
  { ...red, path: glide([60, 60], [200, 60], { from: 0, to: 3 }) },
  { ...blue, path: glide([220, 180], [60, 180], { from, to: from + 2 }) },
];
cases('Does the blue square wait until the red one has finished?', [
  ['one after the other', 'Good', racing(3.5)],
  ['within the same step', 'Medium', racing(5.55 * STEP)],
  ['both at once', 'Poor', racing(1)],
]);

const lit = (from: number): Figure[] => [
  { ...red, repaints: [{ at: 3, colour: 'green' }] },
  { ...blue, path: glide([220, 180], [60, 180], { from, to: from + 2 }) },
];
cases('Does the blue square start only when the circle is green?', [
  ['afterwards', 'Good', lit(3.4)],
  ['before', 'Poor', lit(1)],
  ['never', 'Medium', [lit(0)[0]!, blue]],
  [
    'green, and red again when it starts',
    'Poor',
    [{ ...red, colour: 'green', repaints: [{ at: 2, colour: 'red' }] }, lit(4)[1]!],
  ],
]);

const flash: Figure = {
  ...red,
  repaints: [
    { at: 2.5 * STEP, colour: 'green' },
    { at: 3.5 * STEP, colour: 'red' },
  ],
};
cases('Do all shapes keep their colours?', [
  ['they do', 'Good', [red, blue]],
  ['another one in one picture', 'Medium', [flash, blue]],
  ['repainted', 'Poor', [{ ...red, repaints: [{ at: 3, colour: 'green' }] }, blue]],
  ['there are none', 'Poor', []],
]);

describe('with the input picture', () => {
  it('a figure of it that the video lacks is not kept', async () => {
    const [inputPicture] = await viewsOf(sceneOf([red, blue]), 1);
    const question = 'Do all shapes keep their colours?';
    expect(await ask(question, [red, blue], { inputPicture: inputPicture! })).toHaveProperty(
      'rating',
      'Good',
    );
    expect(await ask(question, [red], { inputPicture: inputPicture! })).toEqual({
      rating: 'Poor',
      because: 'the blue square of the input picture is not in the video',
    });
  });

  it('a colour that differs from the start is a change', async () => {
    const [inputPicture] = await viewsOf(sceneOf([red]), 1);
    const green: Figure = { ...red, colour: 'green' };
    const finding = await ask('Do all shapes keep their colours?', [green], {
      inputPicture: inputPicture!,
    });
    expect(finding.rating).toBe('Poor');
  });
});

cases('Does the circle turn from red to green?', [
  ['it does', 'Good', [{ ...red, repaints: [{ at: 3, colour: 'green' }] }]],
  ['and back', 'Medium', [flash]],
  ['it stays red', 'Poor', [red]],
]);

const triangle = (colour: Figure['colour'], x: number, from: number): Figure => ({
  shape: 'triangle',
  colour,
  radius: 32,
  path: rest(x, 120),
  shown: since(from),
});
cases('Do three triangles appear?', [
  ['three', 'Good', [triangle('blue', 60, 1), triangle('green', 160, 2), triangle('red', 260, 3)]],
  ['two', 'Medium', [triangle('blue', 60, 1), triangle('green', 160, 2)]],
  [
    'they were there',
    'Poor',
    [triangle('blue', 60, 0), triangle('green', 160, 0), triangle('red', 260, 0)],
  ],
]);

cases('Do the triangles appear in alphabetical order of colour?', [
  ['all', 'Good', [triangle('blue', 60, 1), triangle('green', 160, 2), triangle('red', 260, 3)]],
  [
    'two neighbours exchanged',
    'Medium',
    [triangle('blue', 60, 1), triangle('green', 160, 3), triangle('red', 260, 2)],
  ],
  [
    'backwards',
    'Poor',
    [triangle('blue', 60, 3), triangle('green', 160, 2), triangle('red', 260, 1)],
  ],
  [
    'at once',
    'Poor',
    [triangle('blue', 60, 1), triangle('green', 160, 1), triangle('red', 260, 1)],
  ],
]);

describe('the order of the input video', () => {
  const question = 'Do the triangles leave in the order in which they came?';
  const leaving = [
    { ...triangle('red', 60, 0), shown: until(2) },
    { ...triangle('blue', 160, 0), shown: until(4) },
  ];
  it.each([
    ['Good', [1, 2]],
    ['Poor', [2, 1]],
  ])('%s', async (rating, [first, second]) => {
    const arriving = [triangle('red', 60, first!), triangle('blue', 160, second!)];
    const inputVideo = await viewsOf(sceneOf(arriving), COUNT);
    expect(await ask(question, leaving, { inputVideo })).toHaveProperty('rating', rating);
  });

  it('is not known where that video is not shown', async () => {
    expect(await ask(question, leaving)).toEqual({
      rating: 'Medium',
      because: 'the input video is not shown',
    });
  });
});

const squares = (count: number, radius = 32): Figure[] =>
  Array.from({ length: count }, (_, i) => ({
    ...blue,
    radius: i === 0 ? radius : 32,
    path: rest(45 + 76 * i, 120),
  }));
cases('Are there exactly three squares in the end?', [
  ['three', 'Good', squares(3)],
  ['four', 'Poor', squares(4)],
]);
cases('Are there three squares in the end?', [
  ['four', 'Medium', squares(4)],
  ['one', 'Poor', squares(1)],
]);
cases('Do all squares have the same size?', [
  ['equal', 'Good', squares(3)],
  ['one a sixth larger', 'Medium', squares(3, 37.5)],
  ['one half as large', 'Poor', squares(3, 18)],
  ['only one', 'Poor', squares(1)],
]);

const star = (x: number, y: number): Figure => ({
  shape: 'star',
  colour: 'green',
  radius: 34,
  path: rest(x, y),
});
cases('Does the right half mirror the left half in the end?', [
  ['it does', 'Good', [star(75, 70), star(245, 70)]],
  ['off by 20 pixels', 'Medium', [star(75, 70), star(245, 90)]],
  ['elsewhere', 'Poor', [star(75, 70), star(245, 185)]],
  ['a half is empty', 'Poor', [star(75, 70)]],
  ['all is empty', 'Poor', []],
]);

cases('Is the picture free of flicker and of shapes that pop in or out?', [
  ['nothing changes', 'Good', [red, blue]],
  ['one comes late', 'Medium', [red, { ...blue, shown: since(3) }]],
  ['one flickers', 'Poor', [red, { ...blue, shown: blinks(3, 6) }]],
  ['one leaves across the border', 'Good', [going([160, 120], [380, 120])]],
  [
    'one goes below another',
    'Good',
    [
      { ...red, radius: 15, path: glide([60, 180], [220, 180], { from: 0, to: 5 }) },
      { ...blue, radius: 50 },
    ],
  ],
]);

describe('a question that it cannot read', () => {
  const question = 'Is the scene beautiful?';

  it('gets the middle rating, and says why', async () => {
    const finding = await ask(question, [red]);
    expect(finding.rating).toBe('Medium');
    expect(finding.because).toContain('I cannot measure this');
  });

  it.each<[string, Figure[]]>([
    ['Good', [red, blue]],
    ['Poor', [red]],
  ])('of the rule is rated by the picture of a right outcome: %s', async (rating, figures) => {
    const [rightOutcome] = await viewsOf(sceneOf([red, blue]), 1);
    expect(await ask(question, figures, { rightOutcome: rightOutcome! })).toHaveProperty(
      'rating',
      rating,
    );
  });

  it('is Poor where nothing is shown', async () => {
    expect(await ask(question, [red], { frames: [] })).toHaveProperty('rating', 'Poor');
  });
});
