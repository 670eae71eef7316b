import type { LevelDetails } from '../../schema/contamination-report.ts';

/** What the frames say beyond the counts that every level has. */
export function frameLines(details: LevelDetails['frame']): string[] {
  const { videos, corpus, thresholds, framesPerSecond, index } = details;
  const benchmark = [
    `${number(videos.looked)} hashed`,
    ...some(videos.missing, 'not in the data folder'),
    ...some(videos.unreadable, 'unreadable'),
    ...some(videos.unseeable, 'too short or too dark to be told'),
    ...some(videos.everywhere, 'found only by pictures that occur everywhere'),
  ];
  const corpusVideos = [
    `${number(corpus.videos)} with ${number(corpus.frames)} frames to see`,
    ...some(corpus.unseeable, 'with nothing to see'),
    ...some(corpus.missing, 'not there'),
    ...some(corpus.unreadable, 'unreadable'),
  ];
  const { duplicate, likely } = thresholds;
  return [
    `videos          ${benchmark.join(', ')}`,
    `corpus videos   ${corpusVideos.join(', ')}`,
    `items           ${number(details.duplicate)} duplicate, ${number(details.likely)} likely, ${number(details.review)} to review (not flagged)`,
    `hashes          ${details.algorithm}; ${framesPerSecond.benchmark} frames a second against ${framesPerSecond.corpus}${details.crops ? ', cropped copies too' : ''}`,
    `match           distance ${thresholds.distance}, quality ${thresholds.quality}; duplicate ${duplicate.score} and likely ${likely.score} of the frames, ${likely.hits} at least`,
    `index           ${number(index.hashes)} hashes, ${(index.bytes / 2 ** 20).toFixed(1)} MiB; ${number(details.commonFrames)} common frames left out`,
  ];
}

function some(count: number, what: string): string[] {
  return count === 0 ? [] : [`${number(count)} ${what}`];
}

function number(count: number): string {
  return count.toLocaleString('en');
}
