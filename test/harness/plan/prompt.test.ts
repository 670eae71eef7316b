import { describe, expect, it } from 'vitest';
import { renderPrompt } from '../../../harness/plan/prompt.ts';
import { promptSchema } from '../../../harness/schema/prompt.ts';
import { withoutGold } from '../../../harness/schema/item.ts';
import { choiceItem } from '../../support/items.ts';

const item = withoutGold(choiceItem('v_1'));
const render = (
  segments: object[],
  shown = { pictures: 0 } as { pictures: number; subtitles?: string },
) => renderPrompt(promptSchema.parse({ segments }), item, shown).text;

describe('renderPrompt', () => {
  it('fills the question, the options and the letters', () => {
    expect(render([{ text: '{question}\n{options}\nOne of {letters}; {letterList}.' }])).toBe(
      'What happens in v_1?\nA. a walk\nB. a long jump over the river\nC. rest\nOne of A, B, or C; A, B, C.',
    );
  });

  it('keeps a segment only when its condition holds', () => {
    const segments = [
      { text: 'Answer' },
      { text: ' based on the video', when: 'video' },
      { text: ' from what you know', when: 'no-video' },
      { text: ' Options!', when: 'options' },
      { text: ' Open!', when: 'no-options' },
      { text: ' Said: {subtitles}', when: 'subtitles' },
    ];
    expect(render(segments, { pictures: 8 })).toBe('Answer based on the video Options!');
    expect(render(segments)).toBe('Answer from what you know Options!');
    expect(render(segments, { pictures: 1, subtitles: 'hello' })).toBe(
      'Answer based on the video Options! Said: hello',
    );
    expect(render(segments, { pictures: 1, subtitles: '' })).not.toContain('Said');
  });

  it('leaves braces inside a question alone', () => {
    const tricky = { ...item, question: 'Is {options} a {word}?' };
    const prompt = promptSchema.parse({ segments: [{ text: '{question} {unknown}' }] });
    expect(renderPrompt(prompt, tricky, { pictures: 0 }).text).toBe(
      'Is {options} a {word}? {unknown}',
    );
  });

  it('passes the system text on', () => {
    const prompt = promptSchema.parse({ system: 'Be brief.', segments: [] });
    expect(renderPrompt(prompt, item, { pictures: 0 })).toEqual({ system: 'Be brief.', text: '' });
  });
});
