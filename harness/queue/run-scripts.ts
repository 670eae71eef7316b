import { NOW, script } from './script.ts';

/** Longer than any paused machine sleeps: what a run that nobody coordinates still gets is kept so long. */
const ORPHANED_SECONDS = 14 * 86_400;
/** As many words as one command takes. */
const CHUNK = 1000;

/**
 * Brings a line: it stands in the stream and in `told` together, or was brought before. A reply stands
 * above a failure.
 *
 * KEYS: told, lines, tries, runs. ARGV: trial, settled 0 or 1, video, field, value, token.
 */
export const bringLine = script(`
local before = redis.call('HGET', KEYS[1], ARGV[1])
if before == '1' or before == ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('XADD', KEYS[2], '*', ARGV[4], ARGV[5])
redis.call('HSET', KEYS[3], ARGV[3], 1)
if redis.call('HEXISTS', KEYS[4], ARGV[6]) == 0 then
  for key = 1, 3 do redis.call('EXPIRE', KEYS[key], ${ORPHANED_SECONDS}) end
end
return 1
`);

/**
 * Begins a session where every line that was brought is journalled: what is told then is what the journal
 * has settled. 0 where lines still wait.
 *
 * KEYS: told, lines, tries, state, refusals, workers, lacking, runs, coordinators.
 * ARGV: token, description, coordinator, heard of for ms, settled trials.
 */
export const beginSession = script(`${NOW}
if redis.call('XLEN', KEYS[2]) > 0 then return 0 end
redis.call('DEL', KEYS[1], KEYS[3], KEYS[5], KEYS[7])
for first = 5, #ARGV, ${CHUNK} do
  local words = {}
  for place = first, math.min(#ARGV, first + ${CHUNK - 1}) do
    words[#words + 1] = ARGV[place]
    words[#words + 1] = '1'
  end
  redis.call('HSET', KEYS[1], unpack(words))
end
for _, key in ipairs({ 1, 2, 3, 5, 6, 7 }) do redis.call('PERSIST', KEYS[key]) end
redis.call('HSET', KEYS[4], 'state', 'running', 'coordinator', ARGV[3])
redis.call('ZADD', KEYS[9], clock() + tonumber(ARGV[4]), ARGV[3])
redis.call('HSET', KEYS[8], ARGV[1], ARGV[2])
return 1
`);

/**
 * A worker says that it is there. [state of the run or '', whether it is coordinated]
 *
 * KEYS: workers, state, coordinators. ARGV: worker, lease ms, presence as JSON, without when it ends.
 */
export const beat = script(`${NOW}
local now = clock()
local state = redis.call('HGET', KEYS[2], 'state')
if not state then return { '', 0 } end
local presence = cjson.decode(ARGV[3])
presence.untilMs = now + tonumber(ARGV[2])
redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(presence))
local by = redis.call('HGET', KEYS[2], 'coordinator')
local untilMs = by and tonumber(redis.call('ZSCORE', KEYS[3], by) or '0') or 0
return { state, untilMs > now and 1 or 0 }
`);

/**
 * A coordinator says that it is there. [whether the run is, who coordinates it, the clock]
 *
 * KEYS: runs, state, coordinators. ARGV: token, coordinator, heard of for ms.
 */
export const coordinatorBeat = script(`${NOW}
local now = clock()
redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now - 3600000)
redis.call('ZADD', KEYS[3], now + tonumber(ARGV[3]), ARGV[2])
return { redis.call('HEXISTS', KEYS[1], ARGV[1]),
  redis.call('HGET', KEYS[2], 'coordinator') or '', string.format('%.17g', now) }
`);

/** How many coordinators are there. KEYS: coordinators. */
export const coordinatorsNow = script(`${NOW}
return redis.call('ZCOUNT', KEYS[1], clock(), '+inf')
`);

/** A command says that it coordinates runs, also while it judges between two of them. KEYS: coordinators. ARGV: coordinator, ms. */
export const commandBeat = script(`${NOW}
redis.call('ZADD', KEYS[1], clock() + tonumber(ARGV[2]), ARGV[1])
`);
