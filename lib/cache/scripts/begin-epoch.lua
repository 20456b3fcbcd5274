-- Called where there is no epoch, or where this server's history is not the one that the clocks were kept in: it was
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
