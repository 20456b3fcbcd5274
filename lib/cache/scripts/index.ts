/**
 * The Lua scripts as text: a bundler does not carry .lua files along. Each is the file of its name, to the letter;
 * scripts.test.ts compares them.
 */
export const beginEpoch = `-- Called where there is no epoch, or where this server's history is not the one that the clocks were kept in: it was
-- promoted or started anew, and nobody can say which of the last bumps it has lost.
-- KEYS[1] clk, KEYS[2] meta
-- ARGV[1] epoch to begin
-- ARGV[2] how far numbers jump: more than can have been lost
-- Returns 1 if a new epoch began.
--
-- With a relay's cursor, what was lost is told again from there: bumps, their transactions' markers and the cursor are of
-- one history, so whatever lies beyond it is missing whole. The leader is deposed, so that it forgets what it remembers as
-- applied; until another has looked there is no heartbeat, and nothing is trusted; and new numbers are beyond all that
-- entries may carry from what was lost. What is stored elsewhere, or was stored before, is as right as it was.
-- Without one nobody tells it again: a new epoch begins, and every entry ends.
local history = string.match(redis.call('INFO', 'replication'), 'master_replid:(%w+)') or ''
local epoch = redis.call('HGET', KEYS[2], 'epoch')
if epoch and redis.call('HGET', KEYS[2], 'history') == history then return 0 end
redis.call('HDEL', KEYS[2], 'hb')
if epoch and redis.call('HEXISTS', KEYS[2], 'cur') == 1 then
  redis.call('HINCRBY', KEYS[2], 'seq', ARGV[2])
  redis.call('HINCRBY', KEYS[2], 'fence', 1)
  redis.call('HSET', KEYS[2], 'history', history, 'adopted', 1)
  return 0
end
redis.call('DEL', KEYS[1])
local since = redis.call('HINCRBY', KEYS[2], 'seq', 1)
redis.call('HSET', KEYS[2], 'epoch', ARGV[1], 'history', history, 'since', since)
return 1
`;

export const bump = `-- Invalidates tags: the next sequence number becomes the clock of each.
-- KEYS[1] clk  ZSET tag -> sequence number
-- KEYS[2] meta HASH
-- KEYS[3] marker of the transaction (only with ARGV[1] > 0)
-- ARGV[1] seconds the marker lives, 0: no transaction
-- ARGV[2] epoch to begin with if there is none
-- ARGV[3..] tags
-- Returns {sequence number, epoch}; a transaction that was applied before changes nothing and returns its number. Refuses
-- with HISTORY where the clocks are of another server's history: its numbers may have been given before.
local ttl = tonumber(ARGV[1])
local history = string.match(redis.call('INFO', 'replication'), 'master_replid:(%w+)') or ''
if redis.call('HSETNX', KEYS[2], 'epoch', ARGV[2]) == 1 then redis.call('HSET', KEYS[2], 'history', history) end
if redis.call('HGET', KEYS[2], 'history') ~= history then return redis.error_reply('HISTORY is not that of the clocks') end
local epoch = redis.call('HGET', KEYS[2], 'epoch')
if ttl > 0 then
  local applied = redis.call('GET', KEYS[3])
  -- From before this epoch it may be another transaction of that number: Postgres was restored, or a standby promoted.
  if applied and tonumber(applied) > tonumber(redis.call('HGET', KEYS[2], 'since') or 0) then return { tonumber(applied), epoch } end
end
local seq = redis.call('HINCRBY', KEYS[2], 'seq', 1)
for i = 3, #ARGV do redis.call('ZADD', KEYS[1], seq, ARGV[i]) end
if ttl > 0 then redis.call('SET', KEYS[3], seq, 'EX', ttl) end
return { seq, epoch }
`;

export const claim = `-- The right to be the one that makes an entry, and a second look at it: its last maker may have stored it meanwhile.
-- KEYS[1] entry
-- KEYS[2] its lease, in the same slot
-- ARGV[1] token of the claimer
-- ARGV[2] how long, in ms, the lease lasts
-- ARGV[3] the first bytes of the entry that the claimer has seen and refused ('' if there was none)
-- ARGV[4] how many bytes that is
-- Returns {1 if the lease is the claimer's, the entry if it is another than the one he has seen}.
local taken = redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2], 'NX')
local granted = taken and 1 or 0
local stamp = redis.call('GETRANGE', KEYS[1], 0, tonumber(ARGV[4]) - 1)
if stamp == '' or stamp == ARGV[3] then return { granted, false } end
return { granted, redis.call('GET', KEYS[1]) }
`;

export const fill = `-- Stores an entry and gives its lease back.
-- KEYS[1] entry, KEYS[2] its lease, in the same slot
-- ARGV[1] token of the lease's holder, ARGV[2] bytes of the entry, ARGV[3] its life in ms
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
return 1
`;

export const prune = `-- Forgets the oldest clocks. Entries from before the newest of these are invalid from then on: what ended them is forgotten.
-- KEYS[1] clk, KEYS[2] meta
-- ARGV[1] how many to keep
-- Returns how many were forgotten.
local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[1])
if over <= 0 then return 0 end
local last = redis.call('ZRANGE', KEYS[1], over - 1, over - 1, 'WITHSCORES')
redis.call('HSET', KEYS[2], 'floor', last[2])
return redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', last[2])
`;

export const relayApply = `-- Applies committed transactions found in the outbox, and moves the relay's cursor and heartbeat with them.
-- KEYS[1] clk, KEYS[2] meta, KEYS[3..] markers of the transactions, in the order of ARGV
-- ARGV[1] fence of the calling relay
-- ARGV[2] cursor it stored last
-- ARGV[3] cursor to store
-- ARGV[4] heartbeat: Redis time in ms, read before the outbox was
-- ARGV[5] seconds a marker lives
-- ARGV[6] epoch of the calling relay
-- ARGV[7..] per transaction: number of tags, then the tags
-- Returns {'ok', transactions applied now}, {'deposed'} or {'regressed'}; only 'ok' changes anything.
if redis.call('HGET', KEYS[2], 'fence') ~= ARGV[1] then return { 'deposed' } end
local history = string.match(redis.call('INFO', 'replication'), 'master_replid:(%w+)') or ''
if redis.call('HGET', KEYS[2], 'history') ~= history then return { 'deposed' } end
-- What it remembers as applied may have been lost with the last epoch: it must lead anew, and forget.
if redis.call('HGET', KEYS[2], 'epoch') ~= ARGV[6] then return { 'deposed' } end
if redis.call('HGET', KEYS[2], 'cur') ~= ARGV[2] then return { 'regressed' } end
local since = tonumber(redis.call('HGET', KEYS[2], 'since') or 0)
local at, applied = 7, 0
for k = 3, #KEYS do
  local count = tonumber(ARGV[at])
  -- From before this epoch it may be of another transaction of that number.
  if tonumber(redis.call('GET', KEYS[k]) or 0) <= since then
    local seq = redis.call('HINCRBY', KEYS[2], 'seq', 1)
    for i = at + 1, at + count do redis.call('ZADD', KEYS[1], seq, ARGV[i]) end
    redis.call('SET', KEYS[k], seq, 'EX', ARGV[5])
    applied = applied + 1
  end
  at = at + 1 + count
end
redis.call('HSET', KEYS[2], 'cur', ARGV[3], 'hb', ARGV[4])
return { 'ok', applied }
`;

export const relayLead = `-- Makes the caller the leading relay. A cursor that is missing or older than Postgres' copy, or that belongs to another
-- epoch, means that bumps were lost: a new epoch begins, and with it every entry ends. An older cursor does not, where the
-- clocks were adopted by a server of another history: whatever lies beyond that cursor is then applied again. Another
-- Postgres than the one that was followed, or one that has yet to come to the cursor, was restored or promoted: what
-- entries hold may never have happened there, and its transactions get numbers that were used. So that is a new epoch too.
-- KEYS[1] clk, KEYS[2] meta
-- ARGV[1] cursor as Postgres has it ('' if none)
-- ARGV[2] epoch as Postgres has it ('' if none)
-- ARGV[3] epoch to begin if one must
-- ARGV[4] 1: begin a new epoch in any case
-- ARGV[5] cursor a new epoch begins with: below every transaction that Postgres may still commit
-- ARGV[6] which Postgres this is, and since which promotion ('' if unknown)
-- Returns {fence, epoch, cursor, 1 if a new epoch began}
local epoch = redis.call('HGET', KEYS[2], 'epoch')
local cur = redis.call('HGET', KEYS[2], 'cur')
local function older(a, b)
  if #a ~= #b then return #a < #b end
  return a < b
end
local adopted = redis.call('HGET', KEYS[2], 'adopted')
local continues = epoch and cur and epoch == ARGV[2] and (adopted or not older(cur, ARGV[1]))
if ARGV[6] ~= '' and redis.call('HGET', KEYS[2], 'postgres') ~= ARGV[6] then continues = false end
if continues and older(ARGV[5], cur) then continues = false end
redis.call('HDEL', KEYS[2], 'adopted')
local fresh = 0
if ARGV[4] == '1' or not continues then
  fresh = 1
  epoch = ARGV[3]
  cur = ARGV[5]
  redis.call('DEL', KEYS[1])
  local since = redis.call('HINCRBY', KEYS[2], 'seq', 1)
  local history = string.match(redis.call('INFO', 'replication'), 'master_replid:(%w+)') or ''
  redis.call('HSET', KEYS[2], 'epoch', epoch, 'history', history, 'cur', cur, 'since', since, 'postgres', ARGV[6])
  redis.call('HDEL', KEYS[2], 'hb')
end
local fence = redis.call('HINCRBY', KEYS[2], 'fence', 1)
return { tostring(fence), epoch, cur, fresh }
`;

export const releaseLease = `-- Gives a lease back, unless it has passed to somebody else.
-- KEYS[1] lease, ARGV[1] the holder's token. Returns 1 if it was released.
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`;

export const count = `-- Adds to counts, in several hashes, once: sent again with the same marker, it changes nothing.
-- KEYS[1] marker, KEYS[2…] the hashes
-- ARGV[1] life of the marker in seconds
-- ARGV[2…] for each hash: its life in seconds, how many counts, then field and increment of each
-- Returns 1 if it added.
if not redis.call('SET', KEYS[1], 1, 'NX', 'EX', ARGV[1]) then return 0 end
local at = 2
for hash = 2, #KEYS do
  local counts = tonumber(ARGV[at + 1])
  for i = at + 2, at + 2 * counts, 2 do redis.call('HINCRBY', KEYS[hash], ARGV[i], ARGV[i + 1]) end
  redis.call('EXPIRE', KEYS[hash], ARGV[at])
  at = at + 2 + 2 * counts
end
return 1
`;
