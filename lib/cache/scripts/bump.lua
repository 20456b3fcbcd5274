-- Invalidates tags: the next sequence number becomes the clock of each.
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
