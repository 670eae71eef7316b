import { look, showsTime } from '../seen.ts';
import type { Seen } from '../seen.ts';
import { readClaim } from './claim.ts';
import type { Claim } from './claim.ts';
import { rateCleanness } from './clean.ts';
import { rateConstancy, rateRepaint } from './colour.ts';
import { rateComing, rateOrder } from './coming.ts';
import { ofEach } from './evidence.ts';
import { medium, poor } from './finding.ts';
import type { Finding } from './finding.ts';
import { rateMirror, rateNumber, rateOutcome, rateSameSize } from './last-picture.ts';
import { rateGoal, rateReaching } from './meeting.ts';
import { rateDirection, rateMove, rateSize, rateStraight } from './motion.ts';
import type { CheckRequest } from './request.ts';
import { rateWaiting } from './waiting.ts';
import type { Who } from './who.ts';

/** One finding a question. What is not seen is not praised. */
export function rate(request: CheckRequest): Finding[] {
  const seen = look(request.frames);
  let before: Who | null = null;
  return request.questions.map(({ dimension, text }) => {
    const claim = readClaim(text, { prompt: request.prompt, before });
    before = claim !== null && 'who' in claim ? claim.who : before;
    if (seen === null) return poor('nothing of the video is shown');
    if (claim === null) return unread(dimension, seen, request);
    if (!showsTime(seen) && !IN_ONE_PICTURE.has(claim.about)) {
      return poor('one picture shows no change');
    }
    return measure(claim, seen, request);
  });
}

const IN_ONE_PICTURE = new Set<Claim['about']>(['number', 'same-size', 'mirror']);

/** A question that cannot be understood: a picture of the right outcome still tells of the rule. */
function unread(dimension: string, seen: Seen, { rightOutcome }: CheckRequest): Finding {
  if (dimension === 'Rule Coherence' && rightOutcome !== undefined) {
    return rateOutcome(seen, rightOutcome);
  }
  return medium('I cannot measure this, and say neither Good nor Poor');
}

function measure(claim: Claim, seen: Seen, request: CheckRequest): Finding {
  switch (claim.about) {
    case 'moves':
      return ofEach(claim.who, seen, (track) =>
        claim.direction === undefined ? rateMove(track) : rateDirection(track, claim.direction),
      );
    case 'straight':
      return ofEach(claim.who, seen, rateStraight);
    case 'size':
      return ofEach(claim.who, seen, (track) => rateSize(track, claim.way));
    case 'repaint':
      return ofEach(claim.who, seen, (track) => rateRepaint(track, claim));
    case 'reaches':
      return rateReaching(claim, seen);
    case 'ends-on':
      return rateGoal(claim, seen);
    case 'waits':
      return rateWaiting(claim, seen);
    case 'keeps-colour':
      return rateConstancy(claim.who, seen, request.inputPicture);
    case 'comes':
    case 'leaves':
      return rateComing({ about: claim.about, who: claim.who }, seen);
    case 'order':
      return rateOrder(claim, seen, look(request.inputVideo));
    case 'number':
      return rateNumber(claim, seen);
    case 'same-size':
      return rateSameSize(claim.who, seen);
    case 'mirror':
      return rateMirror(seen);
    case 'clean':
      return rateCleanness(seen);
  }
}
