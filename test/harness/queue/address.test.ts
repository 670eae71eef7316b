import { describe, expect, it } from 'vitest';
import { queueAddress } from '../../../harness/queue/address.ts';

describe('the address of a queue', () => {
  it.each([
    ['redis://10.0.0.5', { host: '10.0.0.5', port: 6379, db: 0, tls: false }],
    ['redis://queue.lab:7000/3', { host: 'queue.lab', port: 7000, db: 3, tls: false }],
    ['rediss://queue.lab/', { host: 'queue.lab', port: 6379, db: 0, tls: true }],
    ['redis://[::1]:7000', { host: '::1', port: 7000, db: 0, tls: false }],
  ])('%s', (text, parts) => {
    expect(queueAddress(text, {})).toMatchObject(parts);
  });

  it('takes who asks from the environment, and shows neither', () => {
    const environment = { SIGHTLINE_QUEUE_USER: 'ann', SIGHTLINE_QUEUE_PASSWORD: 'hush' };
    const address = queueAddress('redis://queue.lab:7000/3', environment);
    expect(address).toMatchObject({ username: 'ann', password: 'hush' });
    expect(address.shown).toBe('redis://queue.lab:7000/3');
    expect(queueAddress('redis://queue.lab', { SIGHTLINE_QUEUE_PASSWORD: '' })).not.toHaveProperty(
      'password',
    );
  });

  it.each([
    'http://queue.lab',
    'queue.lab:6379',
    'redis://',
    'redis://queue.lab/words',
    'redis://queue.lab/1/2',
    'redis://queue.lab?db=1',
    'redis://queue.lab#1',
    'redis://ann@queue.lab',
    'redis://:hush@queue.lab',
    'redis://ann:hush@queue.lab',
  ])('%s is refused, and no password of it is shown', (text) => {
    const refused = expect(() => queueAddress(text, {}));
    refused.toThrow(expect.objectContaining({ code: 'USAGE' }));
    refused.toThrow(expect.not.objectContaining({ message: expect.stringContaining('hush') }));
  });
});
