import { expect, it } from 'vitest';
import { readTicket, writeTicket } from '../../../../harness/endpoints/generation/ticket.ts';

it('is the bare name where there is nothing to remark', () => {
  const ticket = { id: 'video_1', inputs: { image: 'passed' as const } };
  expect(writeTicket(ticket)).toBe('video_1');
  expect(readTicket('video_1', ticket.inputs)).toEqual(ticket);
});

it.each([
  { id: 'video_1', inputs: { image: 'passed' as const, video: 'not-taken' as const } },
  { id: 'projects/p/locations/l/models/m/operations/1', inputs: {}, note: 'a note, with spaces' },
])('%j survives', (ticket) => {
  expect(readTicket(writeTicket(ticket), {})).toEqual(ticket);
});
