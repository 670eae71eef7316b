import { SightlineError } from '../errors.ts';

/** What the hub said no to. */
export type Asked = { repository: string; what: string; hubUrl: string };

/** A status of the hub as an error that says what to do. Never holds a URL with a signature or a token. */
export function refusal(status: number, asked: Asked): SightlineError {
  const page = `${asked.hubUrl}/datasets/${asked.repository}`;
  if (status === 401 || status === 403) {
    return new SightlineError(
      'DOWNLOAD_REFUSED',
      `the hub does not give ${asked.what} of ${asked.repository} (status ${status})`,
      {
        hint: `accept its terms on ${page} with your account, and set HF_TOKEN to a token of it; a name that does not exist is refused in the same way`,
      },
    );
  }
  if (status === 404) {
    return new SightlineError(
      'DOWNLOAD_FAILED',
      `the hub has no ${asked.what} in ${asked.repository}`,
      { hint: `see ${page}; another state of the dataset can be named with --revision` },
    );
  }
  return new SightlineError(
    'DOWNLOAD_FAILED',
    `the hub answered ${status} to ${asked.what} of ${asked.repository}`,
    { hint: 'the same command again goes on where it stopped' },
  );
}
