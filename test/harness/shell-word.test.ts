import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellWord } from '../../harness/shell-word.ts';

it('leaves paths and endpoints as they are', () => {
  for (const word of ['runs/a-1', 'openai:m@http://h:1/v1', 'shuffle=1:1000', 'a,b', '50%'])
    expect(shellWord(word)).toBe(word);
});

it('is one and the same word for a shell, whatever it holds', () => {
  const words = [
    '',
    ' ',
    "it's",
    '~/data',
    '$HOME',
    '`id`',
    'a;b',
    '*',
    'B >= A - 2',
    '"',
    '\\',
    'é',
  ];
  const script = `printf '%s\\0' ${words.map(shellWord).join(' ')}`;
  const said = execFileSync('sh', ['-c', script]).toString();
  expect(said.split('\0').slice(0, -1)).toEqual(words);
});
