-- Makes the caller the leading relay. A cursor that is missing or older than Postgres' copy, or that belongs to another
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
