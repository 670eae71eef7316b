import type { LimiterSettings } from '../run/limiter.ts';
import { NOW, script } from './script.ts';

/**
 * The rules of `run/limiter.ts` on the server, so that all workers of an endpoint share one limit; a test
 * holds the two against each other. A place belongs to a lease, which runs out unless it is renewed.
 *
 * KEYS: the state, its leases. ARGV: see `common`.
 */
const LIMITER = `${NOW}
local state, leases = KEYS[1], KEYS[2]
local given, leaseMs, id = ARGV[1], tonumber(ARGV[2]), ARGV[3]
local adaptive, first, most = ARGV[4] == 'adaptive', tonumber(ARGV[5]), tonumber(ARGV[6])
local perMinute = { r = tonumber(ARGV[7]), t = tonumber(ARGV[8]) }
local now = given == '' and clock() or tonumber(given)

local function read(field, otherwise)
  return tonumber(redis.call('HGET', state, field)) or otherwise
end
local function write(field, value)
  redis.call('HSET', state, field, string.format('%.17g', value))
end
local function limitNow()
  if adaptive then return read('limit', first) end
  return first
end
local function inFlightNow()
  redis.call('ZREMRANGEBYSCORE', leases, '-inf', now)
  return redis.call('ZCARD', leases)
end
local function keep()
  redis.call('PEXPIRE', state, 3600000)
  redis.call('PEXPIRE', leases, 3600000)
end

local function bucket(name)
  local perMs = perMinute[name] / 61000
  local capacity = math.max(1, perMs * 1000)
  local level = read(name .. 'Level', capacity)
  local at = read(name .. 'At', now)
  return { perMs = perMs, capacity = capacity, at = at,
    level = math.min(capacity, level + math.max(0, now - at) * perMs) }
end
local function waitFor(name, cost)
  if perMinute[name] == 0 then return 0 end
  local one = bucket(name)
  local missing = math.min(cost, one.capacity) - one.level
  if missing <= 1e-9 then return 0 end
  return math.ceil(missing / one.perMs)
end
local function spend(name, cost)
  if perMinute[name] == 0 then return end
  local one = bucket(name)
  write(name .. 'Level', one.level - cost)
  write(name .. 'At', math.max(one.at, now))
end
`;

/** [ms to wait: 0 is now, -1 until another ends, -2 the fence is gone; limit; paused for ms; now] */
const enterScript = script(`${LIMITER}
local tokens = tonumber(ARGV[9])
local limit = limitNow()
local paused = math.max(0, read('paused', 0) - now)
local function answer(wait)
  return { tostring(wait), tostring(limit), tostring(paused), string.format('%.17g', now) }
end
if KEYS[3] and redis.call('GET', KEYS[3]) ~= ARGV[10] then return answer(-2) end
if KEYS[4] and redis.call('HGET', KEYS[4], 'state') ~= 'running' then return answer(-2) end
if inFlightNow() >= math.max(1, math.floor(limit)) then return answer(-1) end
local wait = math.max(paused, waitFor('r', 1), waitFor('t', tokens))
if wait > 0 then return answer(wait) end
spend('r', 1)
spend('t', tokens)
redis.call('ZADD', leases, now + leaseMs, id)
keep()
return answer(0)
`);

const leaveScript = script(`${LIMITER}
local how, sentAt = ARGV[9], tonumber(ARGV[10])
local retryAfter, moreTokens = tonumber(ARGV[11]), tonumber(ARGV[12])
local inFlight = inFlightNow()
redis.call('ZREM', leases, id)
if moreTokens then spend('t', moreTokens) end
if retryAfter then write('paused', math.max(read('paused', 0), now + retryAfter)) end
local limit = limitNow()
if adaptive and how == 'answered' then
  if inFlight >= math.floor(limit) then limit = math.min(most, limit + 1 / limit) end
  write('limit', limit)
elseif adaptive and how == 'limited' and sentAt >= read('cutAt', -1) then
  limit = math.max(1, limit / 2)
  write('limit', limit)
  write('cutAt', now)
end
keep()
return tostring(limit)
`);

const renewScript = script(`${NOW}
local untilMs = clock() + tonumber(ARGV[1])
for place = 2, #ARGV do redis.call('ZADD', KEYS[2], untilMs, ARGV[place]) end
redis.call('PEXPIRE', KEYS[2], 3600000)
`);

/**
 * Only while the lock of a video has this value and its run goes on: a worker whose video was given to
 * another asks nothing more, and neither does one whose run has reached a limit.
 */
export type Fence = { lock: string; value: string; state: string };

/** Which limit, under which settings. */
export type GateScope = {
  keys: readonly [string, string];
  settings: LimiterSettings;
  leaseMs: number;
};

type Redis = Parameters<ReturnType<typeof script>>[0];

/** @param request.atMs instead of the server's clock. */
export async function enter(
  redis: Redis,
  scope: GateScope,
  request: { id: string; tokens: number; fence?: Fence; atMs?: number },
): Promise<{ waitMs: number; limit: number; pausedMs: number; nowMs: number }> {
  const { id, tokens, fence, atMs } = request;
  const keys = fence === undefined ? scope.keys : [...scope.keys, fence.lock, fence.state];
  const words = [...common(scope, id, atMs), tokens, fence?.value ?? ''];
  const [waitMs = -1, limit = 0, pausedMs = 0, nowMs = 0] = (
    (await enterScript(redis, keys, words)) as string[]
  ).map(Number);
  return { waitMs, limit, pausedMs, nowMs };
}

export async function leave(
  redis: Redis,
  scope: GateScope,
  ending: {
    id: string;
    how: 'answered' | 'limited' | 'other';
    sentAtMs: number;
    retryAfterMs?: number;
    moreTokens?: number;
    atMs?: number;
  },
): Promise<{ limit: number }> {
  const { id, how, sentAtMs, retryAfterMs, moreTokens, atMs } = ending;
  const words = [how, sentAtMs, retryAfterMs ?? '', moreTokens ?? ''];
  const limit = await leaveScript(redis, scope.keys, [...common(scope, id, atMs), ...words]);
  return { limit: Number(limit) };
}

export async function renew(redis: Redis, { keys, leaseMs }: GateScope, ids: string[]) {
  if (ids.length > 0) await renewScript(redis, keys, [leaseMs, ...ids]);
}

/** ARGV 1 to 8. */
function common({ settings, leaseMs }: GateScope, id: string, atMs: number | undefined) {
  const { concurrency, requestsPerMinute = 0, tokensPerMinute = 0 } = settings;
  const { mode } = concurrency;
  const [first, most] =
    concurrency.mode === 'fixed'
      ? [concurrency.count, concurrency.count]
      : [concurrency.first, concurrency.most];
  return [atMs ?? '', leaseMs, id, mode, first, most, requestsPerMinute, tokensPerMinute];
}
